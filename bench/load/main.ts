import { runClosed } from './closed.ts';
import type { Job, LoadResult } from './job.ts';
import { runJourneys } from './journeys.ts';
import { runOpen } from './open.ts';

/** `reached`: see `tellAfter`; the job goes on. The others end it. */
export type Reply =
  | { readonly reached: true }
  | { readonly result: LoadResult }
  | { readonly error: string };

const reply = (message: Reply): void => {
  process.send?.(message);
};

const run = async (job: Job): Promise<LoadResult> => {
  if (job.kind === 'closed') return await runClosed(job, () => reply({ reached: true }));
  return job.kind === 'open' ? await runOpen(job) : await runJourneys(job);
};

/* A process of its own, so that its CPU is not mistaken for anybody else's. One job at a time. */
process.on('message', (job: Job) => {
  run(job).then(
    (result) => reply({ result }),
    (error: unknown) =>
      reply({ error: error instanceof Error ? (error.stack ?? '') : String(error) }),
  );
});
process.once('disconnect', () => process.exit(0));
