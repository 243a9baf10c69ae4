import { type Guard, securitySchemes } from '@order-ledger/access';
import { watchFollowers } from '@order-ledger/audit/followers';
import type { CausesDb } from '@order-ledger/causes';
import { apiPrefix } from '@order-ledger/contracts/http';
import type { EventStore } from '@order-ledger/event-store';
import type { PersonalData } from '@order-ledger/personal-data';
import { type Logger, type Server, buildServer, checkPostgres } from '@order-ledger/service-kit';
import { type AuditRunner, createAuditRuns } from './audits/audit-runs.ts';
import { createCausesIndex } from './causes/causes-index.ts';
import { createFinders } from './finding/finders.ts';
import { mapQueryError } from './http/problems.ts';
import { createOrderLister } from './orders/order-lister.ts';
import { awaitPositions } from './positions/awaited-positions.ts';
import { projectionLag } from './positions/lag.ts';
import { createReader } from './positions/read-at.ts';
import { type ConnectionLimits, createConnections } from './progress/connections.ts';
import type { StreamLimits } from './progress/event-stream.ts';
import { createOrderSignals } from './progress/order-signals.ts';
import { routes } from './routes.ts';

export interface QueryApiOptions {
  readonly db: CausesDb;
  readonly eventStore: EventStore;
  /** Who may call which route. */
  readonly guard: Guard;
  /** Whose word is taken for the address of a caller. */
  readonly trustedProxies?: readonly string[] | undefined;
  readonly personalData: PersonalData;
  readonly logger: Logger;
  /** The name of this instance in logs and metrics. */
  readonly service: string;
  /** How long a query may wait for the read model. */
  readonly readWaitMs: number;
  /** Of the streams that tell the progress of orders. */
  readonly streams?: Partial<ConnectionLimits & StreamLimits>;
  readonly now: () => Date;
  /** How an audit that somebody has asked for is run. */
  readonly runAudit: AuditRunner;
  /** Holds every answer against its schema: for tests. */
  readonly checkAnswers?: boolean;
}

const openApi = {
  title: 'order-ledger: queries',
  description: 'Orders and stock as the events say they are. `Ledger-Position` tells as of when.',
  version: '1',
  securitySchemes,
};

const defaultStreams: ConnectionLimits & StreamLimits = {
  perInstance: 1_000,
  perCustomer: 20,
  perService: 500,
  heartbeatMs: 15_000,
  patienceMs: 30_000,
  lifetimeMs: 30 * 60_000,
};

/** The query endpoint. It only reads, but for an index of its own; closing it ends streams and the requests that wait. */
export const buildQueryApi = (options: QueryApiOptions): Server => {
  const { db, eventStore, personalData, logger, service, readWaitMs, now, checkAnswers } = options;
  const positions = awaitPositions({ db, eventStore });
  const limits = { ...defaultStreams, ...options.streams };
  const connections = createConnections(limits);
  const signals = createOrderSignals({ eventStore, logger });
  const audits = createAuditRuns({ run: options.runAudit, now, logger });
  const causes = createCausesIndex({ db, eventStore, logger });
  const app = buildServer({
    logger,
    service,
    trustedProxies: options.trustedProxies,
    mapError: mapQueryError,
    openApi,
    checkAnswers: checkAnswers ?? false,
    health: {
      dependencies: {
        postgres: async () => await checkPostgres(db),
        event_store: async () => await eventStore.check(),
      },
      // Not known while a dependency is down, which is then said of that one.
      lag: async () => await projectionLag(db, eventStore, now).catch(() => null),
    },
  });
  app.addHook('preClose', async () => {
    positions.close();
    connections.close();
    await Promise.all([signals.close(), causes.close(), audits.close()]);
  });
  const reader = createReader(positions, readWaitMs);
  const progress = { eventStore, signals, connections, limits };
  const followers = watchFollowers(db, eventStore);
  const parts = {
    db,
    eventStore,
    personalData,
    find: createFinders(db),
    listOrders: createOrderLister(db),
    reader,
    progress,
    audits,
    causes,
    followers,
  };
  app.register(
    (api, _options, done) => {
      options.guard(api);
      for (const route of routes) route(api, parts);
      done();
    },
    { prefix: apiPrefix },
  );
  return app;
};
