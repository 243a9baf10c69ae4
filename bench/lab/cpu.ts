import { readdir, readFile } from 'node:fs/promises';

/** Microseconds of CPU that each process has used since its start, children included. */
export type CpuTimes = Readonly<Record<string, number>>;

interface ProcessTimes {
  readonly parent: number;
  readonly ownUs: number;
  /** Of children that have ended. */
  readonly endedUs: number;
}

/** The kernel counts in ticks of 10 ms. */
const tickUs = 10_000;

/** `/proc/<pid>/stat`: the command in parentheses may itself contain spaces and parentheses. */
const readTimes = async (pid: number): Promise<ProcessTimes | undefined> => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (stat === undefined) return undefined;
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15);
  return {
    parent: fields[1] ?? 0,
    ownUs: (user + system) * tickUs,
    endedUs: (endedUser + endedSystem) * tickUs,
  };
};

const readAllTimes = async (): Promise<ReadonlyMap<number, ProcessTimes>> => {
  const names = await readdir('/proc').catch(() => []);
  const pids = names.map(Number).filter(Number.isInteger);
  const entries = await Promise.all(pids.map(async (pid) => [pid, await readTimes(pid)] as const));
  return new Map(
    entries.filter((entry): entry is [number, ProcessTimes] => entry[1] !== undefined),
  );
};

/**
 * CPU by the name of each process, of Linux; elsewhere it is 0. The backends of PostgreSQL are its
 * children: those that live are summed up, and those that have ended the kernel has added to it.
 */
export const readCpu = async (pids: Readonly<Record<string, number>>): Promise<CpuTimes> => {
  const all = await readAllTimes();
  const children = Map.groupBy(all.entries(), ([, { parent }]) => parent);
  const totalUs = (pid: number): number => {
    const { ownUs = 0, endedUs = 0 } = all.get(pid) ?? {};
    const living = (children.get(pid) ?? []).reduce((sum, [child]) => sum + totalUs(child), 0);
    return ownUs + endedUs + living;
  };
  return Object.fromEntries(Object.entries(pids).map(([name, pid]) => [name, totalUs(pid)]));
};

/** What was used between two readings. A process that was started again counts from its start. */
export const cpuBetween = (before: CpuTimes, after: CpuTimes): CpuTimes =>
  Object.fromEntries(
    Object.entries(after).map(([name, us]) => {
      const earlier = before[name] ?? 0;
      return [name, us >= earlier ? us - earlier : us];
    }),
  );
