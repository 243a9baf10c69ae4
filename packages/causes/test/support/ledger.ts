import { randomUUID } from 'node:crypto';
import { codecs } from '@order-ledger/contracts';
import { orderDecider, stockDecider, stockItemId } from '@order-ledger/domain';
import type { OrderCommand, StockCommand, StockItem } from '@order-ledger/domain';
import { testDatabase, testEventStore } from '@order-ledger/embedded/testing';
import { connectEventStore, createCommandExecutor, readRawStream } from '@order-ledger/event-store';
import type { CommandContext, EventStore, RawEvent } from '@order-ledger/event-store';
import { processManagerMigrations, readModelMigrations } from '@order-ledger/read-model';
import { connectPostgres, createLogger, migrate } from '@order-ledger/service-kit';
import { afterAll } from 'vitest';
import { migrateCauses } from '../../src/index.ts';
import type { CausesDb } from '../../src/index.ts';

const silent = createLogger({ service: 'test', level: 'silent' });

type Said = Partial<CommandContext> & { readonly correlationId: string };

export interface Ledger {
  readonly server: Awaited<ReturnType<typeof testEventStore>>;
  readonly eventStore: EventStore;
  readonly db: CausesDb;
  /** Another database, for an index that is made anew. */
  readonly database: () => Promise<CausesDb>;
  /** Each answers the events that the command became, as they are stored. */
  readonly order: (id: string, command: OrderCommand, said: Said) => Promise<readonly RawEvent[]>;
  readonly stock: (
    item: StockItem,
    command: StockCommand,
    said: Said,
  ) => Promise<readonly RawEvent[]>;
}

/** An empty ledger with all tables that causes are told from. Ended after the last test. */
export const testLedger = async (): Promise<Ledger> => {
  const server = await testEventStore();
  const eventStore = connectEventStore({ url: server.url });
  const databases: CausesDb[] = [];
  const connectTo = (url: string): CausesDb => {
    const db: CausesDb = connectPostgres({ url, applicationName: 'test', logger: silent });
    databases.push(db);
    return db;
  };
  const database = async (): Promise<CausesDb> => {
    const db = connectTo(await testDatabase());
    await migrateCauses(db);
    return db;
  };
  afterAll(async () => {
    await eventStore.close();
    await Promise.all(databases.map(async (db) => await db.destroy()));
  });
  const db = await database();
  await migrate(db, processManagerMigrations);
  await migrate(db, readModelMigrations);

  const orders = createCommandExecutor({
    eventStore,
    category: 'order',
    decider: orderDecider,
    codec: codecs.order,
  });
  const stocks = createCommandExecutor({
    eventStore,
    category: 'stockReservation',
    decider: stockDecider,
    codec: codecs.stockReservation,
  });
  const context = (said: Said): CommandContext => ({
    commandId: randomUUID(),
    actor: 'user:ada',
    ...said,
  });
  const since = async (stream: string, revision: bigint, count: number) => {
    const events: RawEvent[] = [];
    const fromRevision = revision - BigInt(count) + 1n;
    for await (const event of readRawStream(eventStore, stream, { fromRevision })) {
      events.push(event);
    }
    return events;
  };
  return {
    server,
    eventStore,
    db,
    database,
    order: async (id, command, said) => {
      const result = await orders.execute(id, command, context(said));
      if (result.kind === 'rejected') throw new Error(JSON.stringify(result.rejection));
      return await since(`order-${id}`, result.revision, result.events.length);
    },
    stock: async (item, command, said) => {
      const id = stockItemId(item);
      const result = await stocks.execute(id, command, context(said));
      if (result.kind === 'rejected') throw new Error(JSON.stringify(result.rejection));
      return await since(`stockReservation-${id}`, result.revision, result.events.length);
    },
  };
};
