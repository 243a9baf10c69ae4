import { randomBytes } from 'node:crypto';
import { type Guard, createGuard } from '@order-ledger/access';
import { runAudit } from '@order-ledger/audit';
import { type TestEventStore, testDatabase, testEventStore } from '@order-ledger/embedded/testing';
import { type EventStore, connectEventStore } from '@order-ledger/event-store';
import {
  type PersonalData,
  createPersonalData,
  migratePersonalData,
} from '@order-ledger/personal-data';
import { startProjector } from '@order-ledger/projector';
import { type LedgerWriter, ledgerWriter } from '@order-ledger/projector/testing';
import { readModelMigrations } from '@order-ledger/read-model';
import { type Server, connectPostgres, createLogger, migrate } from '@order-ledger/service-kit';
import type { Kysely } from 'kysely';
import { afterAll } from 'vitest';
import { type QueryApiOptions, buildQueryApi } from '../../src/app.ts';
import type { AuditRunnerOptions } from '../../src/audits/audit-runs.ts';
import type { QueryDatabase } from '../../src/parts.ts';

export interface System {
  readonly app: Server;
  readonly server: TestEventStore;
  /** Another instance of the service, with another guard and whatever else is different. */
  instance(guard: Guard, options?: Partial<QueryApiOptions>): Server;
  readonly db: Kysely<QueryDatabase>;
  /** Of that database. */
  readonly postgresUrl: string;
  readonly eventStore: EventStore;
  readonly writer: LedgerWriter;
  readonly personalData: PersonalData;
  /** Projects until it is stopped; resolves to how to stop it. */
  startProjector(): Promise<() => Promise<void>>;
}

export const logger = createLogger({ service: 'test', level: 'silent' });

export interface SystemOptions {
  readonly readWaitMs?: number;
  readonly migrated?: boolean;
}

/** The query endpoint on an empty ledger, for the tests of the file. No projector runs yet. */
export const testSystem = async (options: SystemOptions = {}): Promise<System> => {
  const { readWaitMs = 5_000, migrated = true } = options;
  const server = await testEventStore();
  const url = await testDatabase();
  const db = connectPostgres<QueryDatabase>({ url, applicationName: 'test', logger });
  const eventStore = connectEventStore({ url: server.url });
  if (migrated) await migrate(db, readModelMigrations);
  await migratePersonalData(db);
  const personalData = createPersonalData({ db, masterKey: randomBytes(32), cacheMs: 1 });
  const apps: Server[] = [];
  const instance = (guard: Guard, others: Partial<QueryApiOptions> = {}): Server => {
    const shared = { db, eventStore, personalData, logger, service: 'query-api', readWaitMs };
    const rest = {
      guard,
      now: () => new Date(),
      checkAnswers: true,
      runAudit: async (run: AuditRunnerOptions) => await runAudit({ eventStore, db, ...run }),
      ...others,
    };
    const app = buildQueryApi({ ...shared, ...rest });
    apps.push(app);
    return app;
  };
  const stops: (() => Promise<void>)[] = [];
  afterAll(async () => {
    await Promise.all(apps.map(async (app) => await app.close()));
    for (const stop of stops) await stop();
    await eventStore.close();
    await db.destroy();
  });
  return {
    app: instance(createGuard({ mode: 'open', logger })),
    server,
    instance,
    db,
    postgresUrl: url,
    eventStore,
    writer: ledgerWriter(eventStore),
    personalData,
    startProjector: async () => {
      const projector = await startProjector({ db, eventStore, logger, service: 'projector' });
      const stop = async (): Promise<void> => {
        await projector.stop();
        await projector.app.close();
      };
      stops.push(stop);
      return stop;
    },
  };
};

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** `GET /api/v1{path}`; waits for a position when one is given. */
export const get = async (app: Server, path: string, position?: bigint): Promise<Answer> => {
  const headers = position === undefined ? {} : { 'ledger-position': `${position}` };
  const reply = await app.inject({ method: 'GET', url: `/api/v1${path}`, headers });
  return { status: reply.statusCode, body: reply.json<unknown>(), headers: reply.headers };
};
