import { execFile } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { setPriority } from 'node:os';
import { promisify } from 'node:util';

/**
 * How much of the processor a process leaves to others: 0 (its share) to 19 (what nobody else wants),
 * or takes from them, down to -20, where this process may give that: root's may.
 */
export type Niceness = number;

/** On Linux each thread has its own; those that it starts later have that of their maker. */
async function threadsOf(pid: number): Promise<readonly number[]> {
  const names = await readdir(`/proc/${pid}/task`).catch(() => [String(pid)]);
  return names.map(Number);
}

/**
 * Linux: whoever wakes up takes the processor from this one at once, and takes a core that it runs on
 * for a free one. Niceness alone sets the share, and others still wait for the end of a slice. Best
 * effort: it changes nothing but who waits for whom.
 */
async function yieldAtOnce(pid: number): Promise<void> {
  const asIdle = ['--all-tasks', '--idle', '--pid', '0', String(pid)];
  await promisify(execFile)('chrt', asIdle).catch(() => {});
}

/**
 * Gives a process that niceness. Linux may share the processor out by session first, where the
 * niceness of a process counts within its own session only: there it is that of the session as well.
 * A process that has ended meanwhile is none to be nice to, and what this one may not give is not given.
 */
export async function setNiceness(pid: number, niceness: Niceness): Promise<void> {
  if (niceness === 0) return;
  if (niceness > 0) await yieldAtOnce(pid);
  for (const thread of await threadsOf(pid)) {
    try {
      setPriority(thread, niceness);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_SYSTEM_ERROR') throw error;
    }
  }
  await writeFile(`/proc/${pid}/autogroup`, String(niceness)).catch(() => {});
}
