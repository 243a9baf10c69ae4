import type { Contender } from '../lab/contender.ts';
import { cpuBetween, readCpu } from '../lab/cpu.ts';
import type { CpuTimes } from '../lab/cpu.ts';
import type { Lab } from '../lab/lab.ts';
import type { ClosedJob, JourneysJob, Latency, LoadResult, OpenJob } from '../load/job.ts';

export interface Measured {
  readonly load: LoadResult;
  /** Microseconds per answer, until everything was settled. */
  readonly cpuUs: CpuTimes;
  /** From the last answer until everything was done that follows from it. */
  readonly settledSeconds: number;
  /** Of those reservations that were asked for. */
  readonly reserved?: Latency;
}

type Addressed<Job> = Omit<Job, 'url'> & { readonly url?: string };
type OwnJob = Addressed<ClosedJob> | Addressed<OpenJob> | Addressed<JourneysJob>;

/**
 * Runs a job against a contender until all that follows is done, and counts the CPU of it all. It
 * goes to the contender's URL unless it names another.
 */
export const measure = async (
  lab: Lab,
  contender: Contender,
  job: OwnJob,
  onReached?: () => void,
): Promise<Measured> => {
  // Read each time: who was killed meanwhile has another process id.
  const pids = () => ({ ...contender.pids(), load: lab.load.pid });
  const before = await readCpu(pids());
  const load = await lab.load.run({ url: contender.url, ...job }, onReached);
  const answeredAt = performance.now();
  await contender.settle();
  const settledSeconds = (performance.now() - answeredAt) / 1_000;
  const used = cpuBetween(before, await readCpu(pids()));
  const cpuUs = Object.fromEntries(
    Object.entries(used).map(([name, us]) => [name, us / Math.max(1, load.all.count)]),
  );
  return { load, cpuUs, settledSeconds };
};

/** Orders: 201 and 202. */
export const acceptedOf = ({ byLabel }: LoadResult): number =>
  Object.entries(byLabel)
    .filter(([label]) => /^(place )?20[12]$/.test(label))
    .reduce((sum, [, { count }]) => sum + count, 0);

/** Fails a run that would measure something else, such as refusals. */
export const assertAnswers = (name: string, load: LoadResult, allowed: RegExp): void => {
  const other = Object.entries(load.byLabel).filter(([label]) => !allowed.test(label));
  if (other.length === 0 && load.errors === 0) return;
  const counts = other.map(([label, { count }]) => `${count} × ${label}`);
  throw new Error(`${name} answered ${[...counts, `${load.errors} errors`].join(', ')}`);
};
