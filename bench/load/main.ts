import { runClosed } from './closed.ts';
import type { Job, LoadResult } from './job.ts';
import { runJourneys } from './journeys.ts';
import { runOpen } from './open.ts';

export type Reply = { readonly result: LoadResult } | { readonly error: string };

const run = async (job: Job): Promise<LoadResult> => {
  if (job.kind === 'closed') return await runClosed(job);
  return job.kind === 'open' ? await runOpen(job) : await runJourneys(job);
};

/* A process of its own, so that its CPU is not mistaken for anybody else's. One job at a time. */
process.on('message', (job: Job) => {
  const answer = (reply: Reply): void => {
    process.send?.(reply);
  };
  run(job).then(
    (result) => answer({ result }),
    (error: unknown) =>
      answer({ error: error instanceof Error ? (error.stack ?? '') : String(error) }),
  );
});
process.once('disconnect', () => process.exit(0));
