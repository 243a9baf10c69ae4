import { fork } from 'node:child_process';
import { on, once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Job, LoadResult } from '../load/job.ts';
import type { Reply } from '../load/main.ts';

const main = fileURLToPath(new URL('../load/main.ts', import.meta.url));

/** Sends requests from a process of its own. */
export interface LoadGenerator {
  readonly pid: number;
  /** One at a time. `onReached` is called when the job says so, see `tellAfter`. */
  run(job: Job, onReached?: () => void): Promise<LoadResult>;
  close(): Promise<void>;
}

export const startLoadGenerator = async (): Promise<LoadGenerator> => {
  const child = fork(main, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  await once(child, 'spawn');
  const ended = once(child, 'exit');
  return {
    pid: child.pid ?? 0,
    run: async (job, onReached = () => {}) => {
      const replies = on(child, 'message', { close: ['exit'] });
      child.send(job);
      for await (const [reply] of replies as AsyncIterable<[Reply]>) {
        if ('error' in reply) throw new Error(reply.error);
        if ('result' in reply) return reply.result;
        onReached();
      }
      throw new Error('the load generator has ended');
    },
    close: async () => {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
};
