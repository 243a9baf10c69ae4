import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startEventStoreProcess, startPostgres } from '@order-ledger/embedded';
import { readModelMigrations } from '@order-ledger/read-model';
import type { ReadModelDatabase } from '@order-ledger/read-model';
import { connectPostgres, createLogger, migrate } from '@order-ledger/service-kit';
import { cpuBetween, readCpu } from '../lab/cpu.ts';
import { connectToSeed } from '../seed/appender.ts';
import type { Took, Work } from './main.ts';
import { writeOrders } from './write-orders.ts';

/** What a piece of work took of each process, in seconds of CPU. */
export interface Measured extends Took {
  readonly storeCpuSeconds: number;
  readonly postgresCpuSeconds: number;
}

export interface WrittenLedger {
  /** In a process of its own, so that its memory and its CPU are its own. */
  readonly measure: (work: Work) => Promise<Measured>;
}

const measurer = fileURLToPath(new URL('main.ts', import.meta.url));

/** A fresh ledger, as durable as any, with about so many events and empty read models. */
const write = async (eventStoreUrl: string, url: string, events: number): Promise<void> => {
  const logger = createLogger({ service: 'bench', level: 'warn' });
  const eventStore = connectToSeed(eventStoreUrl);
  const db = connectPostgres<ReadModelDatabase>({ url, applicationName: 'bench', logger });
  try {
    await migrate(db, readModelMigrations);
    await writeOrders(eventStore, events);
  } finally {
    await Promise.all([eventStore.close(), db.destroy()]);
  }
};

export interface WriteOptions {
  readonly events: number;
  /** Folder for a CPU profile of each measurement. */
  readonly cpuProfDir?: string | undefined;
}

/** Runs work on a written ledger; its files go with it. */
export const withWrittenLedger = async (
  { events, cpuProfDir }: WriteOptions,
  work: (ledger: WrittenLedger) => Promise<void>,
): Promise<void> => {
  const directory = await mkdtemp(join(tmpdir(), 'ledger-replay-'));
  // PostgreSQL may run as another user.
  await chmod(directory, 0o755);
  const postgres = await startPostgres({ dataDir: join(directory, 'postgres') });
  try {
    const postgresUrl = await postgres.createDatabase('order_ledger');
    const logFile = join(directory, 'store.log');
    const server = await startEventStoreProcess({
      postgresUrl: await postgres.createDatabase('event_store'),
      logFile,
    });
    try {
      await write(server.url, postgresUrl, events);
      await work({
        measure: async (what) => {
          const profile =
            cpuProfDir === undefined
              ? []
              : [
                  '--cpu-prof',
                  `--cpu-prof-dir=${cpuProfDir}`,
                  `--cpu-prof-name=${what}.cpuprofile`,
                ];
          const pids = { store: server.pid, postgres: postgres.pid };
          const before = await readCpu(pids);
          const args = [...profile, measurer, what, server.url, postgresUrl];
          const { stdout } = await promisify(execFile)(process.execPath, args);
          const { store = 0, postgres: ofPostgres = 0 } = cpuBetween(before, await readCpu(pids));
          return {
            ...(JSON.parse(stdout) as Took),
            storeCpuSeconds: store / 1_000_000,
            postgresCpuSeconds: ofPostgres / 1_000_000,
          };
        },
      });
    } finally {
      await server.stop();
    }
  } finally {
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  }
};
