import { chmod, mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guardDirectory } from '../process/guard.ts';

export interface TemporaryDirectory {
  readonly path: string;
  readonly remove: () => Promise<void>;
}

/**
 * A test worker outlives a test run that is killed, and would keep its servers. When the channel to
 * the run is cut it goes too; the hard way, because the runner intercepts `process.exit`.
 */
function dieWithTestRun(): void {
  if (process.connected) process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
}

const memoryDir = '/dev/shm';
const roomBytes = 4 * 2 ** 30;

/**
 * In memory where Linux has room for the servers of a test run: a cluster of PostgreSQL is a thousand
 * files. What is written there outlives every process, as on a disk; only a power cut is different.
 */
async function findBase(): Promise<string> {
  if (process.env['TMPDIR'] !== undefined) return tmpdir();
  const disk = await statfs(memoryDir).catch(() => ({ bavail: 0, bsize: 0 }));
  const room = Math.min(disk.bavail * disk.bsize, process.availableMemory());
  return room > roomBytes ? memoryDir : tmpdir();
}

let base: Promise<string> | undefined;

/** A new empty directory, removed at the latest when this process dies. */
export async function temporaryDirectory(): Promise<TemporaryDirectory> {
  if (base === undefined) dieWithTestRun();
  base ??= findBase();
  const path = await mkdtemp(join(await base, 'order-ledger-test-'));
  // The server in it may run as another user.
  await chmod(path, 0o755);
  const release = guardDirectory(path);
  return {
    path,
    remove: async () => {
      await rm(path, { recursive: true, force: true, maxRetries: 5 });
      release();
    },
  };
}
