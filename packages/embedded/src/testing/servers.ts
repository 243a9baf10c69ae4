import { dirname, join } from 'node:path';
import {
  startEventStoreProcess,
  type EventStoreProcess,
  type EventStoreProcessOptions,
} from '../event-store-process.ts';
import { startNats, type NatsOptions, type NatsServer } from '../nats.ts';
import { startPostgres, type PostgresOptions, type PostgresServer } from '../postgres.ts';
import { clusterTemplate } from '../postgres/cluster.ts';
import type { ManagedServer } from '../process/managed.ts';
import { startStack, type Stack, type StackOptions } from '../stack.ts';
import type { ServiceName } from '../stack/services.ts';
import { temporaryDirectory } from './temporary-directory.ts';

/** A server in a temporary directory. */
export type Temporary<Server extends ManagedServer> = Server & {
  /** Ends it and removes its files. Happens by itself, at the latest, when this process dies. */
  readonly dispose: () => Promise<void>;
};

async function temporary<Server extends ManagedServer>(
  start: (dir: string) => Promise<Server>,
): Promise<Temporary<Server>> {
  const directory = await temporaryDirectory();
  try {
    const server = await start(directory.path);
    const dispose = async (): Promise<void> => {
      // Not killed: PostgreSQL would leave a segment of shared memory behind.
      await server.stop();
      await directory.remove();
    };
    return Object.assign(server, { dispose });
  } catch (error) {
    await directory.remove();
    throw error;
  }
}

/**
 * For many short-lived servers on one machine. Without fsync nothing is lost when processes are
 * killed, only when the machine loses power; which no test here does.
 */
const testSettings = {
  fsync: 'off',
  shared_buffers: '64MB',
  io_method: 'sync',
  // Part of the data directory, so that it goes with it after a kill -9.
  dynamic_shared_memory_type: 'mmap',
};

/** An empty PostgreSQL on a random port. For scripts; tests take `testPostgres`. */
export async function temporaryPostgres(
  options: Omit<PostgresOptions, 'dataDir' | 'template'> = {},
): Promise<Temporary<PostgresServer>> {
  const template = await clusterTemplate();
  const settings = { ...testSettings, ...options.settings };
  return await temporary(async (dir) => {
    return await startPostgres({ ...options, settings, template, dataDir: join(dir, 'postgres') });
  });
}

/** An empty nats-server with JetStream on a random port. For scripts; tests take `testNats`. */
export async function temporaryNats(
  options: Omit<NatsOptions, 'dataDir'> = {},
): Promise<Temporary<NatsServer>> {
  return await temporary(async (dir) => {
    return await startNats({ ...options, dataDir: join(dir, 'nats') });
  });
}

/** The embedded event store with the PostgreSQL that it keeps its events in. */
export interface EventStoreWithPostgres extends EventStoreProcess {
  readonly postgres: PostgresServer;
}

/** An empty event store, a process on a random port. For scripts; tests take `testEventStoreProcess`. */
export async function temporaryEventStore(
  options: Omit<EventStoreProcessOptions, 'postgresUrl' | 'logFile'> = {},
): Promise<Temporary<EventStoreWithPostgres>> {
  const postgres = await temporaryPostgres();
  try {
    const postgresUrl = await postgres.createDatabase('event_store');
    const logFile = join(dirname(postgres.dataDir), 'event-store.log');
    const store = await startEventStoreProcess({ ...options, postgresUrl, logFile });
    const dispose = async (): Promise<void> => {
      await store.kill();
      await postgres.dispose();
    };
    return Object.assign(store, { postgres, dispose });
  } catch (error) {
    await postgres.dispose();
    throw error;
  }
}

/** What a developer's shell may name, and a test must not touch. */
const notInherited = { POSTGRES_URL: '', NATS_URL: '', EVENTSTORE_URL: '', MASTER_KEY: '' };

/** The whole system, empty, on random ports, open to everybody unless AUTH_MODE is set. For scripts; tests take `testStack`. */
export async function temporaryStack<Name extends string = ServiceName>(
  options: Omit<StackOptions<Name>, 'dataDir'> = {},
): Promise<Stack<Name> & Pick<Temporary<ManagedServer>, 'dispose'>> {
  const directory = await temporaryDirectory();
  const template = await clusterTemplate();
  try {
    const stack = await startStack<Name>({
      // Tests wait for everything alike.
      niceness: {},
      ...options,
      dataDir: directory.path,
      env: { ...notInherited, AUTH_MODE: 'open', ...options.env },
      postgres: { template, settings: { ...testSettings, ...options.postgres?.settings } },
    });
    const dispose = async (): Promise<void> => {
      const processes = [...Object.values<ManagedServer>(stack.services), stack.eventStore];
      await Promise.all(processes.map(async (server) => await server?.kill()));
      await stack.stop();
      await directory.remove();
    };
    return { ...stack, dispose };
  } catch (error) {
    await directory.remove();
    throw error;
  }
}
