import type {
  DomainEvent,
  EventBatch,
  EventStore,
  SubscriptionLimits,
} from '@order-ledger/event-store';
import { type ProjectionName, projectionNames } from '@order-ledger/read-model';
import { type Logger, type Server, buildServer, checkPostgres } from '@order-ledger/service-kit';
import type { Db } from './db.ts';
import { projectionMetrics } from './metrics.ts';
import { runAllProjections } from './projections.ts';
import type { RunningProjection } from './run-category.ts';

export interface ProjectorOptions {
  readonly db: Db;
  readonly eventStore: EventStore;
  readonly logger: Logger;
  /** The name of this instance in logs and metrics. */
  readonly service: string;
  readonly limits?: Partial<SubscriptionLimits>;
}

export interface Projector {
  /** Health and metrics. */
  readonly app: Server;
  /** Ends after the batch in hand. */
  stop(): Promise<void>;
}

const isRunning = (projection: RunningProjection): boolean =>
  ['catching_up', 'live'].includes(projection.status().state);

const lagOf = (projection: RunningProjection | undefined): number =>
  (projection?.status().lag ?? 0) / 1_000;

const describe = (projection: RunningProjection) => {
  const { state, position } = projection.status();
  return { state, position: `${position ?? 0n}`, lag_seconds: lagOf(projection) };
};

/**
 * Starts projecting, on tables that exist. Ready while every projection runs: one that has halted
 * needs a person.
 */
export const startProjector = async (options: ProjectorOptions): Promise<Projector> => {
  const { db, eventStore, logger, service, limits } = options;
  const projections: RunningProjection[] = [];
  const byName = (name: ProjectionName): RunningProjection | undefined =>
    projections.find((projection) => projection.name === name);
  const app = buildServer({
    logger,
    service,
    health: {
      dependencies: {
        postgres: async () => await checkPostgres(db),
        event_store: async () => await eventStore.check(),
      },
      ready: () => projections.length > 0 && projections.every(isRunning),
      lag: () => Object.fromEntries(projections.map((each) => [each.name, describe(each)])),
    },
  });
  // The metrics are there when the server has been built.
  await app.ready();
  const metrics = projectionMetrics(app.metrics, projectionNames, (name) => lagOf(byName(name)));
  const onProjected = (name: ProjectionName, { events }: EventBatch<DomainEvent>): void =>
    metrics.projected(name, events.length, events[0]?.createdAt);
  projections.push(...runAllProjections({ db, eventStore, logger, limits, onProjected }));
  for (const { name, done } of projections) {
    done.catch((err: unknown) => {
      logger.fatal({ err, projection: name }, 'projection halted: its table stands still');
    });
  }
  return {
    app,
    stop: async () => {
      await Promise.all(projections.map(async (projection) => await projection.stop()));
    },
  };
};
