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

/** What happens when a server ends that nobody has stopped or killed. */
export interface RestartPolicy {
  /** The wait before the first restart; doubled after each further failure. Default 250 ms. */
  readonly minDelayMs?: number;
  /** Default 10 s. */
  readonly maxDelayMs?: number;
  /** After running this long the next failure counts as the first. Default 30 s. */
  readonly steadyAfterMs?: number;
  /** Told of every crash and every restart that failed. */
  readonly onCrash?: (crash: Crash) => void;
}

export interface Crash {
  readonly name: string;
  /** Such as `exit code 1`, `SIGKILL`, or why a restart failed. */
  readonly reason: string;
  readonly restartInMs: number;
}

/**
 * Turns a function that spawns a child and waits until it is ready into a server that can be stopped,
 * killed and started again; with a policy, one that is restarted when it crashes. Calls are carried
 * out one after the other, in the order they were made.
 */
export function managed(
  name: string,
  launch: () => Promise<Child>,
  restart?: RestartPolicy,
): ManagedServer {
  const { minDelayMs = 250, maxDelayMs = 10_000, steadyAfterMs = 30_000 } = restart ?? {};
  let current: Child | undefined;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  function inTurn(step: () => Promise<void>): Promise<void> {
    const result = last.then(step);
    last = result.catch(() => {});
    return result;
  }

  async function begin(): Promise<void> {
    const child = await launch();
    current = child;
    void watch(child);
  }

  async function watch(child: Child): Promise<void> {
    const startedAt = performance.now();
    const reason = await child.exited;
    // Stopped or killed on purpose: `end` has let go of it before.
    if (current !== child) return;
    current = undefined;
    if (performance.now() - startedAt > steadyAfterMs) failures = 0;
    if (restart !== undefined) restartLater(reason);
  }

  function restartLater(reason: string): void {
    const restartInMs = Math.min(minDelayMs * 2 ** failures++, maxDelayMs);
    restart?.onCrash?.({ name, reason, restartInMs });
    timer = setTimeout(() => void inTurn(tryAgain), restartInMs);
  }

  async function tryAgain(): Promise<void> {
    if (timer === undefined) return;
    timer = undefined;
    await begin().catch((error: unknown) => restartLater(String(error)));
  }

  async function end(how: 'stop' | 'kill'): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const child = current;
    current = undefined;
    await child?.[how]();
  }

  return {
    get pid() {
      if (current === undefined) throw new Error(`${name} does not run`);
      return current.pid;
    },
    start: () =>
      inTurn(async () => {
        if (current !== undefined) throw new Error(`${name} runs already, process ${current.pid}`);
        clearTimeout(timer);
        timer = undefined;
        await begin();
      }),
    stop: () => inTurn(() => end('stop')),
    kill: () => inTurn(() => end('kill')),
  };
}
