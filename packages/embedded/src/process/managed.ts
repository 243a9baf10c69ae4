import type { Child } from './child.ts';

/** A server that this process starts, stops and kills, with the same data and port every time. */
export interface ManagedServer {
  /** The process id. Throws when it does not run. */
  readonly pid: number;
  /** Starts it again. Throws when it runs already. Resolves when it is ready. */
  readonly start: () => Promise<void>;
  /** Orderly end, awaited. Does nothing when it does not run. */
  readonly stop: () => Promise<void>;
  /** kill -9 for it and all its children, awaited until they are gone. */
  readonly kill: () => Promise<void>;
}

/**
 * Turns a function that spawns a child and waits until it is ready into a server that can be stopped,
 * killed and started again. Calls are carried out one after the other, in the order they were made.
 */
export function managed(name: string, launch: () => Promise<Child>): ManagedServer {
  let current: Child | undefined;
  let last: Promise<unknown> = Promise.resolve();

  function inTurn(step: () => Promise<void>): Promise<void> {
    const result = last.then(step);
    last = result.catch(() => {});
    return result;
  }

  async function end(how: 'stop' | 'kill'): Promise<void> {
    await current?.[how]();
    current = undefined;
  }

  async function forget(child: Child): Promise<void> {
    await child.exited;
    if (current === child) current = undefined;
  }

  return {
    get pid() {
      if (current === undefined) throw new Error(`${name} does not run`);
      return current.pid;
    },
    start: () =>
      inTurn(async () => {
        if (current !== undefined) throw new Error(`${name} runs already, process ${current.pid}`);
        current = await launch();
        void forget(current);
      }),
    stop: () => inTurn(() => end('stop')),
    kill: () => inTurn(() => end('kill')),
  };
}
