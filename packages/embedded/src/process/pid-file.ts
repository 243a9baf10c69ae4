import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { isAlive } from './alive.ts';

async function commandOf(pid: number): Promise<string> {
  if (process.platform === 'linux') {
    return await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '');
  }
  const { stdout } = await promisify(execFile)('ps', ['-o', 'comm=', '-p', String(pid)]);
  return stdout;
}

/**
 * Looks at the pid file of an earlier run. Throws when that server is alive; removes the file when its
 * process id has gone to another program meanwhile, which servers themselves do not see through. The
 * file of a dead process is left: PostgreSQL needs it to clean up its shared memory.
 */
export async function checkNotServed(pidFile: string, command: string): Promise<void> {
  const content = await readFile(pidFile, 'utf8').catch(() => '');
  const pid = Number(content.split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !(await isAlive(pid))) return;
  if ((await commandOf(pid)).includes(command)) {
    throw new Error(`${pidFile} belongs to a running server, process ${pid}: it is in use`);
  }
  await rm(pidFile, { force: true });
}

/**
 * Does the work while no other process does: for servers that do not lock their directory themselves,
 * until their pid file speaks for them. Throws when somebody else is at it. The lock of a process that
 * died is taken over.
 */
export async function alone<T>(lockFile: string, work: () => Promise<T>): Promise<T> {
  const holder = Number(await readFile(lockFile, 'utf8').catch(() => ''));
  if (holder > 0 && !(await isAlive(holder))) await rm(lockFile, { force: true });
  try {
    await writeFile(lockFile, String(process.pid), { flag: 'wx' });
  } catch (cause) {
    throw new Error(`${lockFile} is held: another start is under way there`, { cause });
  }
  try {
    return await work();
  } finally {
    await rm(lockFile, { force: true });
  }
}
