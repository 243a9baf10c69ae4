import { readdir, writeFile } from 'node:fs/promises';
import { setPriority } from 'node:os';

/** How much of the processor a process leaves to others: 0 (its share) to 19 (what nobody else wants). */
export type Niceness = number;

/** On Linux each thread has its own; those that it starts later have that of their maker. */
async function threadsOf(pid: number): Promise<readonly number[]> {
  const names = await readdir(`/proc/${pid}/task`).catch(() => [String(pid)]);
  return names.map(Number);
}

/**
 * Gives a process that niceness. Linux may share the processor out by session first, where the
 * niceness of a process counts within its own session only: there it is that of the session as well.
 * A process that has ended meanwhile is none to be nice to.
 */
export async function setNiceness(pid: number, niceness: Niceness): Promise<void> {
  if (niceness === 0) return;
  for (const thread of await threadsOf(pid)) {
    try {
      setPriority(thread, niceness);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_SYSTEM_ERROR') throw error;
    }
  }
  await writeFile(`/proc/${pid}/autogroup`, String(niceness)).catch(() => {});
}
