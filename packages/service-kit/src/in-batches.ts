import DataLoader from 'dataloader';

const maxBatch = 500;
const maxUnderWay = 2;

/**
 * Collects what is asked for into few calls, which answer value by value in the order of the keys:
 * those of one turn of the event loop together, and while two calls are under way all that come
 * meanwhile. So the busier it is the larger each call gets, and with it the round trip, the snapshot
 * and the commit that many share. Nothing is remembered: a call begins after it was asked for.
 */
export const inBatches = <Key, Value>(
  load: (keys: readonly Key[]) => Promise<readonly Value[]>,
): DataLoader<Key, Value> => {
  let underWay = 0;
  const waiting: (() => void)[] = [];

  const loadInTurn = async (keys: readonly Key[]): Promise<readonly Value[]> => {
    underWay += 1;
    try {
      return await load(keys);
    } finally {
      underWay -= 1;
      waiting.shift()?.();
    }
  };

  return new DataLoader(loadInTurn, {
    cache: false,
    maxBatchSize: maxBatch,
    batchScheduleFn: (run) => {
      if (underWay < maxUnderWay) setImmediate(run);
      else waiting.push(run);
    },
  });
};
