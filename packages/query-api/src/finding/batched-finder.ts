import type { AsOf } from '@order-ledger/read-model';
import { inBatches } from '@order-ledger/service-kit';

/** What belongs to a key; nothing when the read model does not have it. */
export type Finder<Key, Found> = (key: Key) => Promise<AsOf<Found | undefined>>;

/**
 * Who asks at the same time is answered from one statement, which is also one snapshot, and asks for
 * each key once. `textOf` names a key as the map of what was found does.
 */
export const batchedFinder = <Key, Found>(
  find: (keys: readonly Key[]) => Promise<AsOf<ReadonlyMap<string, Found>>>,
  textOf: (key: Key) => string,
): Finder<Key, Found> => {
  const finding = inBatches(async (keys: readonly Key[]) => {
    const texts = keys.map(textOf);
    const distinct = new Map(keys.map((key, index) => [texts[index], key]));
    const { position, rows } = await find([...distinct.values()]);
    return texts.map((text) => ({ position, rows: rows.get(text) }));
  });
  return async (key) => await finding.load(key);
};
