import type { WarehouseReply } from '@order-ledger/contracts';
import { Counter, Histogram } from 'prom-client';
import type { Registry } from 'prom-client';

export interface AdapterMetrics {
  /** A reply of the warehouse was published to the ledger. */
  readonly replied: (reply: WarehouseReply) => void;
  /** A request was answered over HTTP after so many milliseconds, all attempts included. */
  readonly asked: (operation: string, milliseconds: number) => void;
  readonly registerIn: (registry: Registry) => void;
}

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 30, 60];

export const createMetrics = (): AdapterMetrics => {
  const replies = new Counter({
    name: 'warehouse_replies_total',
    help: 'Replies published to the ledger, by the operation they are about and its outcome',
    labelNames: ['operation', 'outcome'],
    registers: [],
  });
  const duration = new Histogram({
    name: 'warehouse_request_duration_seconds',
    help: 'Time from a request to what is known of its outcome, all attempts over HTTP included',
    labelNames: ['operation'],
    buckets,
    registers: [],
  });
  return {
    replied: ({ operation, outcome }) => replies.inc({ operation, outcome }),
    asked: (operation, milliseconds) => duration.observe({ operation }, milliseconds / 1_000),
    registerIn: (registry) => {
      registry.registerMetric(replies);
      registry.registerMetric(duration);
    },
  };
};
