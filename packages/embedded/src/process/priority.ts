import { writeFile } from 'node:fs/promises';

/** How much of the processor a process leaves to others: 0 (its share) to 19 (what nobody else wants). */
export type Niceness = number;

interface Command {
  readonly command: string;
  readonly args: readonly string[];
}

/** The command, to be run with all its threads at that niceness. */
export function nicely({ command, args }: Command, niceness: Niceness): Command {
  if (niceness === 0 || process.platform === 'win32') return { command, args };
  return { command: 'nice', args: ['-n', String(niceness), command, ...args] };
}

/**
 * Linux may share the processor out by session first, where the niceness of a process counts within
 * its own session only: here it is that of the session as well. Does nothing where there is no such
 * thing.
 */
export async function setSessionNiceness(pid: number, niceness: Niceness): Promise<void> {
  if (niceness === 0 || process.platform !== 'linux') return;
  await writeFile(`/proc/${pid}/autogroup`, String(niceness)).catch(() => {});
}
