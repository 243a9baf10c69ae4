import { accessConfigShape } from '@order-ledger/access';
import { currency, warehouseId } from '@order-ledger/contracts/http';
import { baseConfigShape, variable } from '@order-ledger/service-kit';
import { z } from 'zod';
import { isWebhookSecret } from './webhooks/signature.ts';

export const configSchema = z.object({
  ...baseConfigShape,
  ...accessConfigShape,
  EVENTSTORE_URL: variable.url('esdb', 'esdb+discover'),
  POSTGRES_URL: variable.url('postgres', 'postgresql'),
  /** Wraps the keys of personal data, and makes fingerprints of requests. */
  MASTER_KEY: variable.key(32),
  /** From the placement of an order until it expires unpaid. */
  PAYMENT_DEADLINE_SECONDS: variable.integer(900),
  /** Of orders and products that name no currency. */
  DEFAULT_CURRENCY: currency.default('USD'),
  /** Of products that are listed with pieces and without a warehouse. */
  DEFAULT_WAREHOUSE: warehouseId.default('main'),
  /** From the delivery of an order until its pieces can no more be returned. */
  RETURN_WINDOW_DAYS: variable.integer(30),
  /** `nats`: somebody answers the payment requests that the process manager publishes. */
  PAYMENT_PROVIDER: z.enum(['none', 'nats']).default('none'),
  /** Separated by commas, base64, with or without `whsec_`. Without one no webhook is accepted. */
  WEBHOOK_SECRETS: z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((secret) => secret.trim() || []))
    .refine((secrets) => secrets.every(isWebhookSecret), 'must be base64, separated by commas'),
});
