import type { EventStore, ExecutorMetrics } from '@order-ledger/event-store';
import type { Server } from '@order-ledger/service-kit';
import { Gauge } from 'prom-client';

/** Shows what the executors and the connection count, whenever somebody asks for metrics. */
export const addMetrics = (
  { metrics: registry }: Server,
  eventStore: Pick<EventStore, 'metrics'>,
  executors: Readonly<Record<string, { readonly metrics: ExecutorMetrics }>>,
): void => {
  const executor = new Gauge({
    name: 'command_executor',
    help: 'Counts of the command executors since the start, by category of streams',
    labelNames: ['category', 'count'],
    registers: [registry],
    collect: () => {
      for (const [category, { metrics }] of Object.entries(executors)) {
        for (const [count, value] of Object.entries(metrics))
          executor.set({ category, count }, value);
      }
    },
  });
  const connection = new Gauge({
    name: 'event_store',
    help: 'Appends and their repetitions since the start',
    labelNames: ['count'],
    registers: [registry],
    collect: () => {
      for (const [count, value] of Object.entries(eventStore.metrics)) {
        connection.set({ count }, value);
      }
    },
  });
};
