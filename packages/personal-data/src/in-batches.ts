import DataLoader from 'dataloader';

const maxBatch = 500;
const maxUnderWay = 2;

/**
 * Collects what is asked for into few calls: those of one turn of the event loop together, and
 * while two calls are under way all that come meanwhile. So the busier it is the larger each call
 * gets, and with it the commit that many share.
 */
export const inBatches = <Value>(
  load: (keys: readonly string[]) => Promise<readonly Value[]>,
): DataLoader<string, Value> => {
  let underWay = 0;
  const waiting: (() => void)[] = [];

  const loadInTurn = async (keys: readonly string[]): Promise<readonly Value[]> => {
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
