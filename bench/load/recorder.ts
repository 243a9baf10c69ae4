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
  const byLabel = new Map<string, ReturnType<typeof createDurations>>();
  const ids: string[] = [];
  const startedAt = performance.now();
  let endedAt = startedAt;
  let errors = 0;
  return {
    answer: (label: string, ms: number): void => {
      endedAt = performance.now();
      all.add(ms);
      let durations = byLabel.get(label);
      if (durations === undefined) byLabel.set(label, (durations = createDurations()));
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
      byLabel: Object.fromEntries(
        [...byLabel].map(([label, durations]) => [label, durations.latency()]),
      ),
      errors,
      ids,
    }),
  };
};
