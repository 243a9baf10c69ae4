import type {
  DomainEvent,
  EventBatch,
  EventStore,
  SubscriptionLimits,
  SubscriptionState,
} from '@order-ledger/event-store';
import { type ProjectionName, projectionNames } from '@order-ledger/read-model';
import { type Logger, type Server, buildServer, checkPostgres } from '@order-ledger/service-kit';
import type { Db } from './db.ts';
import { recordLiveError } from './generations.ts';
import { projectionMetrics } from './metrics.ts';
import { runAllProjections } from './projections.ts';
import { createUpgrade } from './rebuild/upgrade.ts';
import type { RunningProjection } from './run-category.ts';

export interface ProjectorOptions {
  readonly db: Db;
  /** For statements that take long: indexes, and comparing generations. `db` when left out. */
  readonly rebuildDb?: Db;
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

/** `rebuilding`: the rows of older code are read while a new generation is filled beside them. */
const stateOf = (projection: RunningProjection): SubscriptionState | 'rebuilding' =>
  projection.rebuildingSince() === null ? projection.status().state : 'rebuilding';

const isRunning = (projection: RunningProjection): boolean =>
  ['catching_up', 'live', 'rebuilding'].includes(stateOf(projection));

const lagOf = (projection: RunningProjection | undefined): number => {
  const since = projection?.rebuildingSince() ?? null;
  const lagMs = since === null ? projection?.status().lag : Date.now() - since.getTime();
  return (lagMs ?? 0) / 1_000;
};

const describe = (projection: RunningProjection) => ({
  state: stateOf(projection),
  position: `${projection.status().position ?? 0n}`,
  lag_seconds: lagOf(projection),
});

/**
 * Starts projecting, on tables that exist. Ready while every projection runs: one that has halted
 * needs a person.
 */
export const startProjector = async (options: ProjectorOptions): Promise<Projector> => {
  const { db, rebuildDb = db, eventStore, logger, service, limits } = options;
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
  const { upgrade, stop: stopUpgrade } = createUpgrade({ db: rebuildDb, eventStore, logger });
  const running = { db, eventStore, logger, limits, upgrade, onProjected };
  projections.push(...runAllProjections(running));
  for (const { name, done } of projections) {
    done.catch((err: unknown) => {
      logger.fatal({ err, projection: name }, 'projection halted: its table stands still');
      recordLiveError(db, name, err).catch((lost: unknown) => {
        logger.warn({ err: lost, projection: name }, 'why it halted is not in the database');
      });
    });
  }
  return {
    app,
    stop: async () => {
      stopUpgrade();
      await Promise.all(projections.map(async (projection) => await projection.stop()));
    },
  };
};
