import type { NatsServer, PostgresServer } from '@order-ledger/embedded';
import { testEventStore, testNats, testPostgres } from '@order-ledger/embedded/testing';
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
  readonly storeServer: EventStoreWithPostgres;
  readonly natsServer: NatsServer;
  readonly postgres: PostgresServer;
  readonly postgresUrl: string;
  readonly db: Db;
  readonly eventStore: EventStore;
  readonly connection: NatsConnection;
}

/** The event store has a PostgreSQL of its own, so that one of the two can be down. */
export const testServers = async (): Promise<Servers> => {
  const [storeServer, natsServer, postgres] = await Promise.all([
    testEventStore(),
    testNats(),
    testPostgres(),
  ]);
  const postgresUrl = postgres.url;
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
  return { storeServer, natsServer, postgres, postgresUrl, db, eventStore, connection };
};
