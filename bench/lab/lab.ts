import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStack } from '@order-ledger/embedded';
import type { PostgresServer, Stack } from '@order-ledger/embedded';
import type { Contender } from './contender.ts';
import { ledgerContender } from './ledger.ts';
import { startLoadGenerator } from './load-generator.ts';
import type { LoadGenerator } from './load-generator.ts';
import { startPeer } from './peer-process.ts';
import type { PeerName } from './peer-process.ts';
import { cpuProfileEnv, nameProfiles } from './profiles.ts';

export interface LabOptions {
  /** Profiles of the services are written there when they end. */
  readonly cpuProfDir?: string | undefined;
  /** Without fsync: for runs that measure nothing. */
  readonly quick?: boolean;
}

/** A fresh ledger on this machine, and what is needed to measure it. */
export interface Lab extends AsyncDisposable {
  readonly stack: Stack;
  readonly postgres: PostgresServer;
  readonly ledger: Contender;
  readonly load: LoadGenerator;
  /** Started at the first call, ended with the lab. */
  peer(name: PeerName): Promise<Contender>;
}

/** What a shell may name, and a bench must not touch. */
const notInherited = { POSTGRES_URL: '', NATS_URL: '', EVENTSTORE_URL: '', MASTER_KEY: '' };

const settings = {
  AUTH_MODE: 'open',
  // An unpaid order must not expire in the middle of a measurement.
  PAYMENT_DEADLINE_SECONDS: '86400',
  // Nor is a past that is being written to be taken for placements that have died.
  ABANDON_AFTER_SECONDS: '900',
  // All requests come from one address. They are counted, but none is refused.
  RATE_LIMIT_PER_MINUTE_SERVICE: '1000000000',
  RATE_LIMIT_PER_MINUTE_CUSTOMER: '1000000000',
  RATE_LIMIT_PER_MINUTE_ANONYMOUS: '1000000000',
  RATE_LIMIT_PER_MINUTE_FAILURES: '1000000000',
};

/**
 * On the disk, with PostgreSQL as it comes: fsync and synchronous_commit are on. Everything ends, and
 * the files go, with `dispose`.
 */
export const openLab = async ({ cpuProfDir, quick = false }: LabOptions = {}): Promise<Lab> => {
  await using opened = new AsyncDisposableStack();
  const dataDir = await mkdtemp(join(tmpdir(), 'order-ledger-bench-'));
  opened.defer(async () => await rm(dataDir, { recursive: true, force: true }));
  // PostgreSQL may run as another user here.
  await chmod(dataDir, 0o755);
  const stack = await startStack({
    dataDir,
    // Then nothing is measured: what is asked for last is waited for as well.
    ...(quick && {
      niceness: {},
      postgres: { settings: { fsync: 'off', shared_buffers: '64MB' } },
    }),
    env: { ...notInherited, ...settings, ...cpuProfileEnv(cpuProfDir) },
  });
  const { postgres } = stack;
  if (postgres === undefined) throw new Error('PostgreSQL is not embedded');
  const ledger = ledgerContender(stack);
  opened.defer(async () => {
    const pids = ledger.pids();
    await stack.stop();
    await nameProfiles(cpuProfDir, pids);
  });
  const load = await startLoadGenerator();
  opened.defer(async () => await load.close());

  const peers = new Map<PeerName, Contender>();
  const ending = opened.move();
  return {
    stack,
    postgres,
    ledger,
    load,
    peer: async (name) => {
      const running = peers.get(name);
      if (running !== undefined) return running;
      const peer = await startPeer(name, postgres, join(dataDir, 'logs', `${name}.log`));
      ending.defer(async () => await peer.service.stop());
      peers.set(name, peer);
      return peer;
    },
    [Symbol.asyncDispose]: async () => await ending.disposeAsync(),
  };
};
