import type { Subscription } from '@order-ledger/event-store';
import { buildServer, checkPostgres } from '@order-ledger/service-kit';
import type { RunningService, Server } from '@order-ledger/service-kit';
import { processManagerMetrics } from './metrics.ts';
import { Running } from './running.ts';
import type { ProcessManagerOptions } from './running.ts';

const describe = (subscription: Subscription | undefined) => {
  if (subscription === undefined) return { state: 'waiting for NATS' };
  const { state, position, lag } = subscription.status();
  return { state, position: `${position ?? 0n}`, lag_seconds: lag === null ? null : lag / 1_000 };
};

const isReady = ({ leadership, subscription }: Running): boolean => {
  const { state } = subscription.status();
  return ['catching_up', 'live'].includes(state) || leadership.role() === 'standby';
};

export interface ProcessManager extends RunningService {
  /** Health and metrics. */
  readonly app: Server;
}

/**
 * Starts the process manager on tables that exist. Ready while it follows the ledger or stands by
 * for one that does: one that has halted at an event it cannot read needs a person.
 */
export const startProcessManager = (options: ProcessManagerOptions): ProcessManager => {
  const { db, eventStore, logger, service, now } = options;
  const app = buildServer({
    logger,
    service,
    health: {
      dependencies: {
        postgres: async () => await checkPostgres(db),
        event_store: async () => await eventStore.check(),
        nats: async () => await running.checkNats(),
      },
      ready: () => isReady(running),
      lag: () => ({
        role: running.leadership.role(),
        fulfilment: describe(running.subscription),
        integration_events: describe(running.events),
      }),
    },
  });
  const running = new Running(options, processManagerMetrics(app.metrics, db, now));
  return { app, close: async () => await running.stop() };
};
