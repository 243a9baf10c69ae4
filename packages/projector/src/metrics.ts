import type { ProjectionName } from '@order-ledger/read-model';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

export interface ProjectionMetrics {
  /** After a commit: how many events, and when the oldest of them was stored. */
  projected(name: ProjectionName, events: number, oldestAt: Date | undefined): void;
}

const delayBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60];

/** `lagOf`: how far a projection is behind, in seconds; asked when metrics are collected. */
export const projectionMetrics = (
  registry: Registry,
  names: readonly ProjectionName[],
  lagOf: (name: ProjectionName) => number,
): ProjectionMetrics => {
  const labelNames = ['projection'];
  const registers = [registry];
  const events = new Counter({
    name: 'projection_events_total',
    help: 'Events that were projected',
    labelNames,
    registers,
  });
  const delay = new Histogram({
    name: 'projection_delay_seconds',
    help: 'From the storing of an event until its row is committed, by the oldest of each batch',
    labelNames,
    buckets: delayBuckets,
    registers,
  });
  const lag: Gauge = new Gauge({
    name: 'projection_lag_seconds',
    help: 'Age of what was projected last, 0 when nothing is left to project',
    labelNames,
    registers,
    collect: () => {
      for (const projection of names) lag.set({ projection }, lagOf(projection));
    },
  });
  return {
    projected: (projection, count, oldestAt) => {
      events.inc({ projection }, count);
      if (oldestAt === undefined) return;
      delay.observe({ projection }, Math.max(0, Date.now() - oldestAt.getTime()) / 1_000);
    },
  };
};
