import type { Contender } from '../lab/contender.ts';
import { cpuBetween, readCpu } from '../lab/cpu.ts';
import type { CpuTimes } from '../lab/cpu.ts';
import type { Lab } from '../lab/lab.ts';
import type { ClosedJob, LoadResult, OpenJob } from '../load/job.ts';

export interface Measured {
  readonly load: LoadResult;
  /** Microseconds per answer, until everything was settled. */
  readonly cpuUs: CpuTimes;
  /** From the last answer until everything was done that follows from it. */
  readonly settledSeconds: number;
}

type OwnJob = Omit<ClosedJob, 'url'> | Omit<OpenJob, 'url'>;

/** Runs a job against a contender until all that follows is done, and counts the CPU of it all. */
export const measure = async (lab: Lab, contender: Contender, job: OwnJob): Promise<Measured> => {
  const pids = { ...contender.pids(), load: lab.load.pid };
  const before = await readCpu(pids);
  const load = await lab.load.run({ ...job, url: contender.url });
  const answeredAt = performance.now();
  await contender.settle();
  const settledSeconds = (performance.now() - answeredAt) / 1_000;
  const used = cpuBetween(before, await readCpu(pids));
  const cpuUs = Object.fromEntries(
    Object.entries(used).map(([name, us]) => [name, us / Math.max(1, load.all.count)]),
  );
  return { load, cpuUs, settledSeconds };
};

/** 201 and 202. */
export const acceptedOf = ({ byStatus }: LoadResult): number =>
  (byStatus['201']?.count ?? 0) + (byStatus['202']?.count ?? 0);

/** Fails a run that measures refusals by mistake. */
export const assertAnswers = (name: string, load: LoadResult, allowed: readonly number[]): void => {
  const other = Object.entries(load.byStatus).filter(([code]) => !allowed.includes(Number(code)));
  if (other.length === 0 && load.errors === 0) return;
  const counts = other.map(([code, { count }]) => `${count} × ${code}`);
  throw new Error(`${name} answered ${[...counts, `${load.errors} errors`].join(', ')}`);
};
