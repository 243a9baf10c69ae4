import { afterAll, onTestFinished } from 'vitest';
import { startEventStore } from './event-store/index.ts';
import type { NatsServer } from './nats.ts';
import type { PostgresServer } from './postgres.ts';
import type { Stack, StackOptions } from './stack.ts';
import type { ServiceName } from './stack/services.ts';
import { FaultProxy } from './testing/fault-proxy.ts';
import {
  temporaryEventStore,
  temporaryNats,
  temporaryPostgres,
  temporaryStack,
  type EventStoreWithPostgres,
} from './testing/servers.ts';
import { temporaryDatabase } from './testing/shared-postgres.ts';
import { temporaryDirectory } from './testing/temporary-directory.ts';

/*
 * Real servers for tests, on random ports, in temporary directories. Call them at the top level of the
 * test file, in the body of a `describe`, or in a test:
 *
 *     const { url } = await testEventStore();
 *
 * They are ended and their files removed after the last test there, and also when the test run dies.
 * `testDatabase` and `testEventStore` start nothing but a database on a PostgreSQL that the test files
 * of a process share: for everything that does not kill its servers.
 */

export type { FaultProxy } from './testing/fault-proxy.ts';
export { quietPool } from './testing/quiet-pool.ts';
export { RecordedEvent } from './testing/recorded-event.ts';
export {
  temporaryEventStore,
  temporaryNats,
  temporaryPostgres,
  temporaryStack,
  type EventStoreWithPostgres,
  type Temporary,
} from './testing/servers.ts';

function afterwards(dispose: () => Promise<void>): void {
  try {
    onTestFinished(dispose);
  } catch {
    // Not within a test.
    afterAll(dispose);
  }
}

/** The URL of an empty database. */
export async function testDatabase(): Promise<string> {
  const { url, drop } = await temporaryDatabase();
  afterwards(drop);
  return url;
}

/** An empty PostgreSQL of its own, to be stopped and killed. Fast rather than safe from power cuts: `settings` can turn fsync on again. */
export async function testPostgres(
  options?: Parameters<typeof temporaryPostgres>[0],
): Promise<PostgresServer> {
  const server = await temporaryPostgres(options);
  afterwards(server.dispose);
  return server;
}

/** An empty nats-server with JetStream. */
export async function testNats(options?: Parameters<typeof temporaryNats>[0]): Promise<NatsServer> {
  const server = await temporaryNats(options);
  afterwards(server.dispose);
  return server;
}

/** The embedded event store in the process of the test. */
export interface TestEventStore {
  readonly port: number;
  /** Connection string for the client: `esdb://127.0.0.1:<port>?tls=false` */
  readonly url: string;
  /** The database that holds its events. */
  readonly postgresUrl: string;
}

/** An empty event store. */
export async function testEventStore(): Promise<TestEventStore> {
  const postgresUrl = await testDatabase();
  const server = await startEventStore({ postgresUrl });
  afterwards(async () => await server.stop());
  return { port: server.port, url: server.connectionString, postgresUrl };
}

/** An empty event store as a process of its own, with a PostgreSQL of its own, to be killed. */
export async function testEventStoreProcess(
  options?: Parameters<typeof temporaryEventStore>[0],
): Promise<EventStoreWithPostgres> {
  const server = await temporaryEventStore(options);
  afterwards(server.dispose);
  return server;
}

/** The whole system, or the services given, on servers of its own. */
export async function testStack<Name extends string = ServiceName>(
  options?: Omit<StackOptions<Name>, 'dataDir'>,
): Promise<Stack<Name>> {
  const stack = await temporaryStack<Name>(options);
  afterwards(stack.dispose);
  return stack;
}

/** An empty directory; returns its path. */
export async function testDirectory(): Promise<string> {
  const directory = await temporaryDirectory();
  afterwards(directory.remove);
  return directory.path;
}

/** A TCP proxy to a port on 127.0.0.1, which passes everything until told otherwise. */
export async function faultProxy(targetPort: number): Promise<FaultProxy> {
  const proxy = new FaultProxy(targetPort);
  await proxy.listen();
  afterwards(async () => {
    await proxy.close();
  });
  return proxy;
}
