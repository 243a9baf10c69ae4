import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';
import type { Latency, LoadResult } from './job.ts';

const microsecond = 1_000;

const newHistogram = (): RecordableHistogram =>
  createHistogram({ lowest: 1, highest: 600_000_000, figures: 3 });

const latencyOf = (histogram: RecordableHistogram): Latency => {
  const at = (percentile: number): number => histogram.percentile(percentile) / microsecond;
  const { count } = histogram;
  if (count === 0) return { count, p50: 0, p95: 0, p99: 0, max: 0 };
  return { count, p50: at(50), p95: at(95), p99: at(99), max: histogram.max / microsecond };
};

/** Collects durations in microseconds. */
export const createDurations = () => {
  const histogram = newHistogram();
  return {
    add: (ms: number): void => histogram.record(Math.max(1, Math.round(ms * microsecond))),
    latency: (): Latency => latencyOf(histogram),
  };
};

/** Collects the answers of one job. */
export const createRecorder = () => {
  const all = createDurations();
  const byStatus = new Map<number, ReturnType<typeof createDurations>>();
  const ids: string[] = [];
  const startedAt = performance.now();
  let endedAt = startedAt;
  let errors = 0;
  return {
    answer: (status: number, ms: number): void => {
      endedAt = performance.now();
      all.add(ms);
      let durations = byStatus.get(status);
      if (durations === undefined) byStatus.set(status, (durations = createDurations()));
      durations.add(ms);
    },
    id: (orderId: string): void => {
      ids.push(orderId);
    },
    error: (): void => {
      errors += 1;
    },
    result: (): LoadResult => ({
      seconds: (endedAt - startedAt) / 1_000,
      all: all.latency(),
      byStatus: Object.fromEntries(
        [...byStatus].map(([status, durations]) => [status, durations.latency()]),
      ),
      errors,
      ids,
    }),
  };
};
