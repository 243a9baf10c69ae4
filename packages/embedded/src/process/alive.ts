import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  readonly state: string;
}

/** `/proc/<pid>/stat`: the command in parentheses may itself contain spaces and parentheses. */
async function readStat(pid: number): Promise<ProcessEntry | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (stat === undefined) return undefined;
  const [state = '', parent = ''] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { pid, parent: Number(parent), state };
}

async function listProcesses(): Promise<ProcessEntry[]> {
  if (process.platform === 'linux') {
    const pids = (await readdir('/proc')).map(Number).filter(Number.isInteger);
    const entries = await Promise.all(pids.map(readStat));
    return entries.filter((entry) => entry !== undefined);
  }
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=,stat=']);
  return stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .map(([pid, parent, state = '']) => ({ pid: Number(pid), parent: Number(parent), state }));
}

/** Whether a process runs. A zombie counts as gone: it holds no file, no port, no memory. */
export async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  if (process.platform !== 'linux') return true;
  const entry = await readStat(pid);
  return entry !== undefined && entry.state !== 'Z';
}

/** Sends a signal; false when the process is already gone. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

async function descendants(root: number): Promise<number[]> {
  const all = await listProcesses();
  const found = [root];
  for (const pid of found) {
    found.push(...all.filter((entry) => entry.parent === pid).map((entry) => entry.pid));
  }
  return found.slice(1);
}

/** Waits until none of the processes runs. */
async function untilGone(pids: readonly number[]): Promise<void> {
  for (const pid of pids) {
    while (await isAlive(pid)) await delay(5);
  }
}

/**
 * SIGKILL for a process and everything it has started, and the wait until all are gone.
 * The root is stopped first, so that it starts no further child while the list is made.
 */
export async function killTree(root: number): Promise<void> {
  if (!signal(root, 'SIGSTOP')) return;
  const pids = [root, ...(await descendants(root))];
  for (const pid of pids) signal(pid, 'SIGKILL');
  await untilGone(pids);
}
