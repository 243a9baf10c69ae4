import { z } from 'zod';

const rate = z.number().min(0).max(1);

const failuresSchema = z.object({
  latency_min_ms: z.int().min(0).max(600_000),
  latency_max_ms: z.int().min(0).max(600_000),
  /** A reserve is refused for good. */
  refuse_rate: rate,
  /** HTTP 500, nothing done. */
  error_rate: rate,
  /** No answer, nothing done. */
  timeout_rate: rate,
  /** Done, and the connection cut before the answer. */
  drop_rate: rate,
  /** The same seed and the same calls give the same failures. */
  seed: z.int().min(0),
});
/** How a warehouse misbehaves. The rates are shares of all calls, at most 1 together. */
export type Failures = z.infer<typeof failuresSchema>;

/** Members that are absent stay as they are. */
export const failuresChangeSchema = failuresSchema.partial();
type FailuresChange = z.infer<typeof failuresChangeSchema>;

export const noFailures: Failures = {
  latency_min_ms: 0,
  latency_max_ms: 0,
  refuse_rate: 0,
  error_rate: 0,
  timeout_rate: 0,
  drop_rate: 0,
  seed: 1,
};

export type Fate = 'answer' | 'refuse' | 'error' | 'timeout' | 'drop';

export interface FailurePlan {
  readonly current: () => Failures;
  /** A new seed begins its sequence anew. Throws `RangeError` when the whole makes no sense. */
  readonly change: (part: FailuresChange) => Failures;
  /** What happens to the next call, and after how many milliseconds. */
  readonly next: () => { readonly fate: Fate; readonly latencyMs: number };
}

/** Mulberry32: uniform in [0, 1), 32 bits of state. */
const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
};

const check = (failures: Failures): Failures => {
  const { refuse_rate, error_rate, timeout_rate, drop_rate } = failures;
  if (refuse_rate + error_rate + timeout_rate + drop_rate > 1 + Number.EPSILON) {
    throw new RangeError('the rates sum to more than 1');
  }
  if (failures.latency_min_ms > failures.latency_max_ms) {
    throw new RangeError('latency_min_ms is above latency_max_ms');
  }
  return failures;
};

const fateOf = (failures: Failures, draw: number): Fate => {
  const fates = [
    ['refuse', failures.refuse_rate],
    ['error', failures.error_rate],
    ['timeout', failures.timeout_rate],
    ['drop', failures.drop_rate],
  ] as const;
  let below = 0;
  for (const [fate, rate] of fates) {
    below += rate;
    if (draw < below) return fate;
  }
  return 'answer';
};

export const createFailurePlan = (initial: Failures): FailurePlan => {
  let failures = check(initial);
  let random = randomFrom(failures.seed);
  return {
    current: () => failures,
    change: (part) => {
      failures = check(failuresSchema.parse({ ...failures, ...part }));
      if (part.seed !== undefined) random = randomFrom(part.seed);
      return failures;
    },
    next: () => {
      const fate = fateOf(failures, random());
      const { latency_min_ms: min, latency_max_ms: max } = failures;
      return { fate, latencyMs: min + random() * (max - min) };
    },
  };
};
