import { accessConfigShape } from '@order-ledger/access';
import { currency } from '@order-ledger/contracts/http';
import { baseConfigShape, variable } from '@order-ledger/service-kit';
import { z } from 'zod';

export const configSchema = z.object({
  ...baseConfigShape,
  ...accessConfigShape,
  EVENTSTORE_URL: variable.url('esdb', 'esdb+discover'),
  POSTGRES_URL: variable.url('postgres', 'postgresql'),
  /** Wraps the keys of personal data. */
  MASTER_KEY: variable.key(32),
  /** From the placement of an order until it expires unpaid. */
  PAYMENT_DEADLINE_SECONDS: variable.integer(900),
  /** Of orders that name no currency. */
  DEFAULT_CURRENCY: currency.default('USD'),
});
