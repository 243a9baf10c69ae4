import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type EventStoreProcess, startEventStoreProcess } from '@order-ledger/embedded';
import { testDirectory, testPostgres } from '@order-ledger/embedded/testing';
import { connectEventStore } from '@order-ledger/event-store';
import { startProjector } from '@order-ledger/projector';
import {
  ledgerWriter,
  placeOrder,
  testItem,
  testTime as at,
} from '@order-ledger/projector/testing';
import {
  type ProcessManagerDatabase,
  type ReadModelDatabase,
  processManagerMigrations,
  readCheckpoints,
  readModelMigrations,
} from '@order-ledger/read-model';
import { connectPostgres, createLogger, migrate } from '@order-ledger/service-kit';
import { type Kysely, sql } from 'kysely';
import { beforeAll, expect, test, vi } from 'vitest';
import { type BackupReport, verifyBackup } from '../src/index.ts';

const postgres = await testPostgres();
const logger = createLogger({ service: 'test', level: 'silent' });
const logFile = join(await testDirectory(), 'event-store.log');

type Database = ReadModelDatabase & ProcessManagerDatabase;

const connectTo = (name: string): Kysely<Database> =>
  connectPostgres<Database>({ url: postgres.databaseUrl(name), applicationName: 'test', logger });

/** As a file copy of a stopped server, or a dump: everything as it is now. */
const copyDatabase = async (from: string, to: string): Promise<void> => {
  const db = connectTo('postgres');
  await sql`create database ${sql.id(to)} template ${sql.id(from)}`.execute(db);
  await db.destroy();
};

/** Runs work with an event store over that database, which nobody uses afterwards. */
const withStore = async <T>(
  name: string,
  work: (store: ReturnType<typeof connectEventStore>) => Promise<T>,
): Promise<T> => {
  const postgresUrl = await postgres.createDatabase(name);
  const server: EventStoreProcess = await startEventStoreProcess({ postgresUrl, logFile });
  const store = connectEventStore({ url: server.url });
  try {
    return await work(store);
  } finally {
    await store.close();
    await server.stop();
  }
};

/** Orders, stock and a product, of which the read models and the process manager have heard. */
const sell = async (storeName: string, databaseName: string): Promise<void> => {
  await withStore(storeName, async (eventStore) => {
    const writer = ledgerWriter(eventStore);
    const [movementId, orderId, productId] = [randomUUID(), randomUUID(), randomUUID()];
    const received = {
      type: 'ReceiveStock',
      item: testItem,
      quantity: 5,
      reason: 'x',
      at,
    } as const;
    await writer.stock(testItem, { ...received, movementId });
    const terms = { name: 'Tea', price: 1, currency: 'USD', at };
    await writer.product(productId, { type: 'CreateProduct', productId, ...terms });
    await writer.order(orderId, placeOrder(orderId));
    const head = await eventStore.head();
    const db = connectTo(databaseName);
    const projector = await startProjector({ db, eventStore, logger, service: 'projector' });
    await vi.waitFor(async () => {
      const checkpoints = [...(await readCheckpoints(db)).values()];
      expect(checkpoints.filter(({ position }) => position >= head)).toHaveLength(5);
    }, 20_000);
    await projector.stop();
    const [name, storeId] = ['fulfilment', await eventStore.storeIdentity()];
    const row = { name, store_id: storeId, position: `${head}`, updated_at: new Date() };
    await db
      .insertInto('process_manager.checkpoint')
      .values(row)
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ position: row.position }))
      .execute();
    await db.destroy();
  });
};

/** What is said of each of these databases with that event store. */
const judged = async (
  storeName: string,
  ...databaseNames: readonly string[]
): Promise<readonly BackupReport[]> =>
  await withStore(storeName, async (eventStore) => {
    const reports: BackupReport[] = [];
    for (const name of databaseNames) {
      const db = connectTo(name);
      reports.push(await verifyBackup(db, eventStore));
      await db.destroy();
    }
    return reports;
  });

const verdicts = (reports: readonly BackupReport[]) =>
  reports.map(({ checkpoints }): unknown =>
    Object.fromEntries(checkpoints.map(({ name, verdict }) => [name, verdict])),
  );

const all = (verdict: string): Readonly<Record<string, string>> => ({
  order_listing: verdict,
  order_details: verdict,
  stock: verdict,
  reservation: verdict,
  product: verdict,
  fulfilment: verdict,
});

/** The older copies are of a moment in between. */
beforeAll(async () => {
  await postgres.createDatabase('ledger');
  await postgres.createDatabase('unused');
  const db = connectTo('ledger');
  await migrate(db, readModelMigrations);
  await migrate(db, processManagerMigrations);
  await db.destroy();
  await sell('store', 'ledger');
  await copyDatabase('store', 'store_older');
  await copyDatabase('ledger', 'ledger_older');
  await copyDatabase('ledger', 'ledger_other');
  await sell('store', 'ledger');
}, 120_000);

test('a database goes with its event store, and an older one catches up', async () => {
  expect(verdicts(await judged('store', 'ledger', 'ledger_older'))).toEqual([all('ok'), all('ok')]);
});

test('an event store that was restored from an older copy has lost what newer rows show', async () => {
  const reports = await judged('store_older', 'ledger', 'ledger_older');
  expect(verdicts(reports)).toEqual([all('beyond_head'), all('ok')]);
});

test('where it has gone on beyond the checkpoints, the rows tell', async () => {
  await copyDatabase('store_older', 'store_other');
  for (let times = 0; times < 2; times += 1) await sell('store_other', 'ledger_other');
  const reports = await judged('store_other', 'ledger', 'ledger_other');
  expect(verdicts(reports)).toEqual([{ ...all('other_history'), fulfilment: 'ok' }, all('ok')]);
  const listing = reports[0]?.checkpoints.find(({ name }) => name === 'order_listing');
  expect(listing?.row?.stream).toMatch(/^order-/);
}, 60_000);

test('another event store is another one, and an unused database has no checkpoint', async () => {
  expect(verdicts(await judged('store_new', 'ledger', 'unused'))).toEqual([
    all('foreign_store'),
    {},
  ]);
});
