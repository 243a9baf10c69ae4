import { baseConfigShape, variable } from '@order-ledger/service-kit';
import { z } from 'zod';
import { checkedBehaviour } from './behaviour.ts';
import type { Behaviour } from './behaviour.ts';

const rate = z.coerce.number().min(0).max(1).default(0);

export const configSchema = z.object({
  ...baseConfigShape,
  NATS_URL: variable.url('nats', 'tls'),
  /** Shares of charges and of refunds that fail, for good. */
  PAYMENT_FAILURE_RATE: rate,
  PAYMENT_REFUND_FAILURE_RATE: rate,
  /** Shares of results that are told twice, or never. */
  PAYMENT_DUPLICATE_RATE: rate,
  PAYMENT_LOSS_RATE: rate,
  PAYMENT_DELAY_MIN_MS: variable.integer(100, 0),
  PAYMENT_DELAY_MAX_MS: variable.integer(500, 0),
  /** The same seed gives the same charge or refund the same fate, in every process. */
  PAYMENT_SEED: variable.integer(1, 0),
});
export type PaymentSimulatorConfig = z.output<typeof configSchema>;

export const behaviourOf = (config: Omit<PaymentSimulatorConfig, 'NATS_URL'>): Behaviour =>
  checkedBehaviour({
    failure_rate: config.PAYMENT_FAILURE_RATE,
    refund_failure_rate: config.PAYMENT_REFUND_FAILURE_RATE,
    duplicate_rate: config.PAYMENT_DUPLICATE_RATE,
    loss_rate: config.PAYMENT_LOSS_RATE,
    delay_min_ms: config.PAYMENT_DELAY_MIN_MS,
    delay_max_ms: Math.max(config.PAYMENT_DELAY_MIN_MS, config.PAYMENT_DELAY_MAX_MS),
    seed: config.PAYMENT_SEED,
  });
