import type { NatsServer, PostgresServer } from '@order-ledger/embedded';
import {
  testDatabase,
  testEventStore,
  testEventStoreProcess,
  testNats,
  testPostgres,
} from '@order-ledger/embedded/testing';
import type { EventStoreWithPostgres } from '@order-ledger/embedded/testing';
import { connectEventStore } from '@order-ledger/event-store';
import type { EventStore } from '@order-ledger/event-store';
import { processManagerMigrations } from '@order-ledger/read-model';
import type { ProcessManagerDatabase } from '@order-ledger/read-model';
import { connectNats, connectPostgres, createLogger, migrate } from '@order-ledger/service-kit';
import type { NatsConnection } from 'nats';
import { afterAll } from 'vitest';
import type { Db } from '../../src/parts.ts';

export const silent = createLogger({ service: 'test', level: process.env.TEST_LOG ?? 'silent' });

/** The servers that a process manager needs, and the test's own connections to them. */
export interface Servers {
  readonly storeServer: { readonly url: string };
  readonly natsServer: NatsServer;
  readonly postgresUrl: string;
  readonly db: Db;
  readonly eventStore: EventStore;
  readonly connection: NatsConnection;
}

/** Servers that are processes of their own. */
export interface MortalServers extends Servers {
  readonly storeServer: EventStoreWithPostgres;
  readonly postgres: PostgresServer;
}

type Started = Pick<Servers, 'storeServer' | 'natsServer' | 'postgresUrl'>;

const connected = async <Of extends Started>(started: Of): Promise<Of & Servers> => {
  const { storeServer, natsServer, postgresUrl } = started;
  const db = connectPostgres<ProcessManagerDatabase>({
    url: postgresUrl,
    applicationName: 'test',
    logger: silent,
  });
  await migrate(db, processManagerMigrations);
  const eventStore = connectEventStore({ url: storeServer.url, logger: silent });
  const connection = await connectNats({ url: natsServer.url, name: 'test', logger: silent });
  afterAll(async () => {
    await connection.close();
    await eventStore.close();
    await db.destroy();
  });
  return { ...started, db, eventStore, connection };
};

export const testServers = async (): Promise<Servers> =>
  await connected({
    storeServer: await testEventStore(),
    natsServer: await testNats(),
    postgresUrl: await testDatabase(),
  });

/** Each can be down alone: the event store has a PostgreSQL of its own. */
export const mortalServers = async (): Promise<MortalServers> => {
  const [storeServer, natsServer, postgres] = await Promise.all([
    testEventStoreProcess(),
    testNats(),
    testPostgres(),
  ]);
  return await connected({ storeServer, natsServer, postgres, postgresUrl: postgres.url });
};
