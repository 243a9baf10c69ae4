import { testEventStore, testNats } from '@order-ledger/embedded/testing';
import type { EventStoreWithPostgres } from '@order-ledger/embedded/testing';
import type { NatsServer } from '@order-ledger/embedded';
import { connectEventStore } from '@order-ledger/event-store';
import type { EventStore } from '@order-ledger/event-store';
import { migrate, processManagerMigrations } from '@order-ledger/read-model';
import type { ProcessManagerDatabase } from '@order-ledger/read-model';
import { connectNats, connectPostgres, createLogger } from '@order-ledger/service-kit';
import type { NatsConnection } from 'nats';
import { afterAll } from 'vitest';
import type { Db } from '../../src/parts.ts';

export const silent = createLogger({ service: 'test', level: process.env.TEST_LOG ?? 'silent' });

/** The servers that a process manager needs, and the test's own connections to them. */
export interface Servers {
  readonly storeServer: EventStoreWithPostgres;
  readonly natsServer: NatsServer;
  readonly postgresUrl: string;
  readonly db: Db;
  readonly eventStore: EventStore;
  readonly connection: NatsConnection;
}

/** One PostgreSQL serves the event store and the process manager, in two databases. */
export const testServers = async (): Promise<Servers> => {
  const [storeServer, natsServer] = await Promise.all([testEventStore(), testNats()]);
  const postgresUrl = await storeServer.postgres.createDatabase('ledger');
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
  return { storeServer, natsServer, postgresUrl, db, eventStore, connection };
};
