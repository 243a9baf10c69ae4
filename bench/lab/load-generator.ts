import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Job, LoadResult } from '../load/job.ts';
import type { Reply } from '../load/main.ts';

const main = fileURLToPath(new URL('../load/main.ts', import.meta.url));

/** Sends requests from a process of its own. */
export interface LoadGenerator {
  readonly pid: number;
  /** One at a time. */
  run(job: Job): Promise<LoadResult>;
  close(): Promise<void>;
}

export const startLoadGenerator = async (): Promise<LoadGenerator> => {
  const child = fork(main, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  await once(child, 'spawn');
  const ended = once(child, 'exit');
  return {
    pid: child.pid ?? 0,
    run: async (job) => {
      const answered = once(child, 'message');
      child.send(job);
      const died = ended.then((): never => {
        throw new Error('the load generator has ended');
      });
      const [reply] = (await Promise.race([answered, died])) as [Reply];
      if ('error' in reply) throw new Error(reply.error);
      return reply.result;
    },
    close: async () => {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
};
