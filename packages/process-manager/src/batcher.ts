/**
 * Does the work of many callers together: what is added while a batch is under way makes up the
 * next one. Each caller shares the fate of its batch.
 */
export const createBatcher = <Item>(
  work: (items: readonly Item[]) => Promise<void>,
  maxBatch: number,
): ((item: Item) => Promise<void>) => {
  const waiting: { readonly item: Item; readonly caller: PromiseWithResolvers<void> }[] = [];
  let running = false;

  const run = async (): Promise<void> => {
    running = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, maxBatch);
      try {
        await work(batch.map(({ item }) => item));
        for (const { caller } of batch) caller.resolve();
      } catch (error) {
        for (const { caller } of batch) caller.reject(error);
      }
    }
    running = false;
  };

  return async (item) => {
    const caller = Promise.withResolvers<void>();
    waiting.push({ item, caller });
    if (!running) void run();
    await caller.promise;
  };
};
