export interface BatcherOptions {
  readonly maxBatch: number;
  /**
   * In a rush: for each item of the last batch the next one gathers so long, at most
   * `maxGatherMs`. What comes after a quiet time does not wait. Default 0.
   */
  readonly gatherMsPerItem?: number;
}

const maxGatherMs = 100;

/**
 * Does the work of many callers together: what is added while a batch is under way makes up the
 * next one. Each caller shares the fate of its batch.
 */
export const createBatcher = <Item>(
  work: (items: readonly Item[]) => Promise<void>,
  { maxBatch, gatherMsPerItem = 0 }: BatcherOptions,
): ((item: Item) => Promise<void>) => {
  const waiting: { readonly item: Item; readonly caller: PromiseWithResolvers<void> }[] = [];
  let running = false;
  let nextAt = 0;
  let isFull = (): void => {};

  /** Until it is time, or there is a batch full. */
  const gather = async (): Promise<void> => {
    const waitMs = nextAt - performance.now();
    if (waitMs <= 0 || waiting.length >= maxBatch) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, waitMs);
    isFull = resolve;
    await promise;
    clearTimeout(timer);
  };

  const run = async (): Promise<void> => {
    running = true;
    while (waiting.length > 0) {
      if (gatherMsPerItem > 0) await gather();
      const batch = waiting.splice(0, maxBatch);
      try {
        await work(batch.map(({ item }) => item));
        for (const { caller } of batch) caller.resolve();
      } catch (error) {
        for (const { caller } of batch) caller.reject(error);
      }
      nextAt = performance.now() + Math.min(batch.length * gatherMsPerItem, maxGatherMs);
    }
    running = false;
  };

  return async (item) => {
    const caller = Promise.withResolvers<void>();
    waiting.push({ item, caller });
    if (waiting.length >= maxBatch) isFull();
    if (!running) void run();
    await caller.promise;
  };
};
