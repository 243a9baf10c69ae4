import { startEventStore } from '@order-ledger/embedded/event-store';
import type { EventStoreServer } from '@order-ledger/embedded/event-store';
import { testDatabase, testDirectory } from '@order-ledger/embedded/testing';
import { connectEventStore } from '@order-ledger/event-store';
import type { EventStore } from '@order-ledger/event-store';
import { startProjector } from '@order-ledger/projector';
import { readModelMigrations } from '@order-ledger/read-model';
import type { ReadModelDatabase } from '@order-ledger/read-model';
import { connectPostgres, createLogger, migrate } from '@order-ledger/service-kit';
import type { Kysely } from 'kysely';
import { afterAll, expect, vi } from 'vitest';
import { runAudit } from '../../src/index.ts';
import type { AuditReport, AuditSettings } from '../../src/index.ts';
import { createWriter } from './writer.ts';
import type { Writer } from './writer.ts';

const logger = createLogger({ service: 'test', level: 'silent' });

/** An event store of this process with its tables, and a read model beside it. */
export interface System {
  readonly db: Kysely<ReadModelDatabase>;
  /** The database of the event store. */
  readonly log: Kysely<ReadModelDatabase>;
  /** Empty; for files about this ledger. */
  readonly directory: string;
  /** Connected to the store as it is now. */
  eventStore(): EventStore;
  writer(): Writer;
  /** What is kept in memory is read from the tables again. */
  restartStore(): Promise<void>;
  /** Fills the read models up to the head of the ledger. */
  project(): Promise<void>;
  /** Everything is settled for it, so that it judges orders of this second. */
  audit(settings?: AuditSettings): Promise<AuditReport>;
}

const connect = (url: string) =>
  connectPostgres<ReadModelDatabase>({ url, applicationName: 'test', logger });

/** Empty; ended after the tests of the file. */
export const testSystem = async (): Promise<System> => {
  const [logUrl, url] = [await testDatabase(), await testDatabase()];
  const db = connect(url);
  await migrate(db, readModelMigrations);
  const log = connect(logUrl);
  let server: EventStoreServer = await startEventStore({ postgresUrl: logUrl });
  let eventStore = connectEventStore({ url: server.connectionString });
  let writer = createWriter(eventStore);
  afterAll(async () => {
    await eventStore.close();
    await server.stop();
    await Promise.all([db.destroy(), log.destroy()]);
  });
  return {
    db,
    log,
    directory: await testDirectory(),
    eventStore: () => eventStore,
    writer: () => writer,
    restartStore: async () => {
      await eventStore.close();
      await server.stop();
      server = await startEventStore({ postgresUrl: logUrl });
      eventStore = connectEventStore({ url: server.connectionString });
      writer = createWriter(eventStore);
    },
    project: async () => {
      const projector = await startProjector({
        db,
        eventStore,
        logger,
        service: 'projector',
        limits: { canaryAfterMs: 200, positionEveryMs: 50 },
      });
      const head = await eventStore.head();
      const reached = async (): Promise<void> => {
        const rows = await db.selectFrom('read_model.projection_checkpoint').selectAll().execute();
        expect(rows).toHaveLength(5);
        for (const { position } of rows) expect(BigInt(position)).toBeGreaterThanOrEqual(head);
      };
      await vi.waitFor(reached, { timeout: 40_000, interval: 50 });
      await projector.stop();
      await projector.app.close();
    },
    audit: async (settings = {}) => await runAudit({ eventStore, db, settleMs: 0, ...settings }),
  };
};
