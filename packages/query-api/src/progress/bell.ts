/** Wakes one waiter. A ring while nobody waits is not lost, many of them are one. */
export interface Bell {
  ring(): void;
  /** Resolves at the next ring, or after a while. One at a time. */
  wait(timeoutMs: number): Promise<void>;
}

export const createBell = (): Bell => {
  let rung = false;
  let wake = (): void => {};
  return {
    ring: () => {
      rung = true;
      wake();
    },
    wait: async (timeoutMs) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, timeoutMs);
      wake = resolve;
      if (rung) resolve();
      await promise;
      clearTimeout(timer);
      rung = false;
    },
  };
};
