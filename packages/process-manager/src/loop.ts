import type { Logger } from '@order-ledger/service-kit';

/** What a round of work leaves: more at once, or the wait until it is worth looking again. */
export type Next = { readonly again: true } | { readonly waitMs: number };

export interface Loop {
  /** There is something to do: looks at once, and not twice at the same time. */
  poke(): void;
  /** True while it waits. */
  idle(): boolean;
  /** Finishes the round in hand and ends. */
  stop(): Promise<void>;
}

export interface LoopOptions {
  readonly name: string;
  readonly logger: Logger;
  /** An error is logged and the round is tried again, later each time. */
  readonly round: () => Promise<Next>;
}

/**
 * The wait after so many failures: from 100 ms, doubled with each. Random between half and all of
 * that, so that those that failed together do not come back together.
 */
export const backoffMs = (failures: number, maxMs = 5_000): number =>
  Math.min(maxMs, 100 * 2 ** failures) * (0.5 + Math.random() / 2);

/** The shortest: while another transaction holds what is due, looking at once finds nothing. */
const minSleepMs = 20;

/** How long to sleep until something is due in `waitMs`, which may be over. */
export const sleepMs = (waitMs: number, maxMs: number): number =>
  Math.min(maxMs, Math.max(minSleepMs, waitMs));

/** Repeats a round of work for as long as there is any; then sleeps until poked or until it is time. */
export const startLoop = ({ name, logger, round }: LoopOptions): Loop => {
  const stopping = new AbortController();
  const { signal } = stopping;
  let poked = false;
  let failures = 0;
  let wake: (() => void) | undefined;

  const sleep = async (ms: number): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ms);
    wake = resolve;
    await promise;
    clearTimeout(timer);
    wake = undefined;
  };

  const once = async (): Promise<Next> => {
    try {
      const next = await round();
      failures = 0;
      return next;
    } catch (err) {
      failures += 1;
      logger.warn({ err, loop: name, failures }, 'round failed, trying again');
      // A poke does not shorten this wait: what is down stays down for a while.
      poked = false;
      return { waitMs: backoffMs(failures) };
    }
  };

  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      poked = false;
      const next = await once();
      if (!('again' in next) && !poked && !signal.aborted) await sleep(next.waitMs);
    }
  };

  const done = run();
  return {
    poke: () => {
      poked = true;
      if (failures === 0) wake?.();
    },
    idle: () => wake !== undefined,
    stop: async () => {
      stopping.abort();
      wake?.();
      await done;
    },
  };
};
