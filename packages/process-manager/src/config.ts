import type { FulfilmentPolicy } from '@order-ledger/domain';
import { baseConfigShape, variable } from '@order-ledger/service-kit';
import { z } from 'zod';

export const configSchema = z.object({
  ...baseConfigShape,
  EVENTSTORE_URL: variable.url('esdb', 'esdb+discover'),
  POSTGRES_URL: variable.url('postgres', 'postgresql'),
  NATS_URL: variable.url('nats', 'tls'),
  /** Between a reservation and the order it is for. */
  ABANDON_AFTER_SECONDS: variable.integer(30),
  /** The wait for the warehouse's first reply; each further wait is twice as long. */
  WAREHOUSE_REPLY_SECONDS: variable.integer(30),
  /** Unanswered messages about a reserve after which the order is cancelled. */
  WAREHOUSE_ATTEMPTS: variable.integer(4),
  /** `none`: nobody is asked to charge; refunds wait for a person to complete them. */
  PAYMENT_PROVIDER: z.enum(['none', 'nats']).default('none'),
  /** The wait for the payment provider's first reply; each further wait is twice as long. */
  PAYMENT_REPLY_SECONDS: variable.integer(30),
  /** Unanswered requests about a charge after which it has failed. A refund is never given up. */
  PAYMENT_ATTEMPTS: variable.integer(6),
  /** Unanswered messages of one operation after which a person is called. */
  ALERT_AFTER_ATTEMPTS: variable.integer(8, 2),
  /** After the delivery, in which pieces may come back. */
  RETURN_WINDOW_DAYS: variable.integer(30),
});

export type ProcessManagerConfig = z.output<typeof configSchema>;

export const policyOf = (config: ProcessManagerConfig): FulfilmentPolicy => ({
  abandonAfterMs: config.ABANDON_AFTER_SECONDS * 1_000,
  warehouseReplyMs: config.WAREHOUSE_REPLY_SECONDS * 1_000,
  warehouseAttempts: config.WAREHOUSE_ATTEMPTS,
  payments:
    config.PAYMENT_PROVIDER === 'none'
      ? null
      : { replyMs: config.PAYMENT_REPLY_SECONDS * 1_000, attempts: config.PAYMENT_ATTEMPTS },
});
