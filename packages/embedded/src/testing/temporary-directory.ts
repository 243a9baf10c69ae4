import { chmod, mkdtemp, rm } from 'node:fs/promises';
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

let first = true;

/** A new empty directory, removed at the latest when this process dies. */
export async function temporaryDirectory(): Promise<TemporaryDirectory> {
  if (first) dieWithTestRun();
  first = false;
  const path = await mkdtemp(join(tmpdir(), 'order-ledger-test-'));
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
