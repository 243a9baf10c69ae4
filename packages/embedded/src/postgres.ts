import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findBinaries, type Binaries } from './postgres/binaries.ts';
import { ensureCluster } from './postgres/cluster.ts';
import { createDatabase, databaseUrl } from './postgres/database.ts';
import { findOwner, placeFor, type Owner } from './postgres/owner.ts';
import { spawnChild, untilReady, type Child } from './process/child.ts';
import { managed, type ManagedServer, type RestartPolicy } from './process/managed.ts';
import { checkNotServed } from './process/pid-file.ts';
import { checkPortFree, freePort } from './process/ports.ts';

export interface PostgresOptions {
  /** Where the cluster lives; made when it is not there. Must not be shared with another server. */
  readonly dataDir: string;
  /** On 127.0.0.1. Default: a free one. */
  readonly port?: number | undefined;
  /** Server settings by name, over the defaults here. */
  readonly settings?: Readonly<Record<string, string | number>> | undefined;
  /** A stopped cluster to copy instead of making a new one. */
  readonly template?: string | undefined;
  /** Restarts it when it crashes. Default: it stays down. */
  readonly restart?: RestartPolicy | undefined;
}

/** A PostgreSQL server on this machine. Anyone on this machine may connect to it, without password. */
export interface PostgresServer extends ManagedServer {
  readonly port: number;
  /** As an absolute path. */
  readonly dataDir: string;
  /** Connection URL of the database `postgres`. */
  readonly url: string;
  readonly databaseUrl: (name: string) => string;
  /** Makes the database unless it exists. Returns its URL. */
  readonly createDatabase: (name: string) => Promise<string>;
}

/** For one machine with everything on it. Nothing here weakens durability. */
const defaultSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 200,
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  maintenance_work_mem: '128MB',
  fsync: 'on',
  synchronous_commit: 'on',
  // No replica follows: less to write per commit, and rarer checkpoints.
  wal_level: 'minimal',
  max_wal_senders: 0,
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  wal_compression: 'on',
  random_page_cost: 1.1,
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
};

const startTimeoutMs = 60_000;
const stopTimeoutMs = 25_000;

/** The postmaster writes its state into the eighth line of its lock file. */
async function isReady(dataDir: string, pid: number): Promise<boolean> {
  const content = await readFile(join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = content.split('\n');
  return lines[0] === String(pid) && lines[7]?.trim() === 'ready';
}

interface Launch {
  readonly options: PostgresOptions & { readonly dataDir: string };
  readonly port: number;
  readonly binaries: Binaries;
  readonly owner: Owner | undefined;
}

async function spawnOnce({ options, port, binaries, owner }: Launch): Promise<Child> {
  const { dataDir, settings } = options;
  await checkNotServed(join(dataDir, 'postmaster.pid'), 'postgres');
  await checkPortFree('PostgreSQL', port);
  const flags = Object.entries({ ...defaultSettings, ...settings, port });
  const child = await spawnChild({
    name: 'PostgreSQL',
    command: binaries.postgres,
    args: ['-D', dataDir, ...flags.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    logFile: join(dataDir, 'server.log'),
    owner,
    stopSignal: 'SIGINT',
    stopTimeoutMs,
  });
  await untilReady('PostgreSQL', child, () => isReady(dataDir, child.pid), startTimeoutMs);
  return child;
}

/** The backends of a postmaster that was killed alone need a moment to notice. */
async function launch(given: Launch): Promise<Child> {
  const deadline = performance.now() + startTimeoutMs;
  for (;;) {
    try {
      return await spawnOnce(given);
    } catch (error) {
      const soon = String(error).includes('pre-existing shared memory block');
      if (!soon || performance.now() > deadline) throw error;
      await delay(200);
    }
  }
}

/**
 * Starts PostgreSQL 18 on a data directory, which survives restarts and kill -9. Resolves when it
 * accepts connections. It is shut down when this process ends, however it ends.
 * Throws when the directory is served already, or the port is taken.
 */
export async function startPostgres(given: PostgresOptions): Promise<PostgresServer> {
  const wanted = resolve(given.dataDir);
  const owner = await findOwner(wanted);
  const options = { ...given, dataDir: await placeFor(wanted, owner) };
  const binaries = await findBinaries(owner);
  await ensureCluster(options.dataDir, binaries, owner, options.template);
  const port = options.port ?? (await freePort());
  const server = managed(
    'PostgreSQL',
    () => launch({ options, port, binaries, owner }),
    options.restart,
  );
  await server.start();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  return {
    get pid() {
      return server.pid;
    },
    start: server.start,
    stop: server.stop,
    kill: server.kill,
    port,
    dataDir: options.dataDir,
    url,
    databaseUrl: (name) => databaseUrl(url, name),
    createDatabase: async (name) => await createDatabase(url, name),
  };
}
