import { readFile } from 'node:fs/promises';

/** What a process keeps in memory now, in MiB; of Linux, elsewhere and for one that is gone it is 0. */
const residentMiB = async (pid: number): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1_024;
};

/** By the name of each process, without its children. */
export const readMemory = async (
  pids: Readonly<Record<string, number>>,
): Promise<Readonly<Record<string, number>>> => {
  const entries = Object.entries(pids).map(
    async ([name, pid]) => [name, await residentMiB(pid)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
};
