import { createHash } from 'node:crypto';
import { z } from 'zod';

const rate = z.number().min(0).max(1);
const milliseconds = z.int().min(0).max(600_000);

const behaviourSchema = z.object({
  /** Charges that are declined. */
  failure_rate: rate,
  /** Refunds that fail. */
  refund_failure_rate: rate,
  /** Results that are told twice. */
  duplicate_rate: rate,
  /** Results that are never told; a repeated request draws again. */
  loss_rate: rate,
  delay_min_ms: milliseconds,
  delay_max_ms: milliseconds,
  seed: z.int().min(0),
});
/** How the provider behaves. Rates are shares, from 0 to 1. */
export type Behaviour = z.infer<typeof behaviourSchema>;

/** Members that are absent stay as they are. */
export const behaviourChangeSchema = behaviourSchema.partial();

/** Throws `RangeError` when the whole makes no sense. */
export const checkedBehaviour = (given: z.input<typeof behaviourChangeSchema>): Behaviour => {
  const behaviour = behaviourSchema.parse(given);
  if (behaviour.delay_min_ms > behaviour.delay_max_ms) {
    throw new RangeError('delay_min_ms is above delay_max_ms');
  }
  return behaviour;
};

/**
 * Uniform in [0, 1), and always the same for the same seed and name: what becomes of a charge does
 * not depend on when or how often it is asked for, nor on which process is asked.
 */
export const draw = (seed: number, ...name: readonly string[]): number =>
  createHash('sha256')
    .update([seed, ...name].join(' '))
    .digest()
    .readUInt32BE() /
  2 ** 32;
