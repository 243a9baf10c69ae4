import { join } from 'node:path';

import { startNats, type NatsOptions, type NatsServer } from '../nats.ts';
import { clusterTemplate, findBinaries } from '../postgres-cluster.ts';
import { startPostgres, type PostgresOptions, type PostgresServer } from '../postgres.ts';
import type { ManagedServer } from '../process/managed.ts';
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
      await server.kill();
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
  const template = await clusterTemplate(await findBinaries());
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
