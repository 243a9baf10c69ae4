import { type EventStore, ForeignCheckpointError } from '@order-ledger/event-store';
import type { Db } from './db.ts';
import { type Generation, liveGeneration } from './generations.ts';
import type { Tabled } from './tables.ts';

/** Rows of newer code: this is the older process of two, or a step back that a person decides on. */
export const assertNotNewer = ({ name, version }: Tabled, live: Generation): void => {
  if (live.version <= version) return;
  throw new ForeignCheckpointError(
    `the rows of ${name} are of version ${live.version}, newer than ${version}`,
  );
};

/**
 * Where a projection goes on. Rows that an older version of its code has written are not touched:
 * `upgrade` fills a new generation beside them, and they are read until it is done.
 *
 * Throws `ForeignCheckpointError` for rows of a newer version.
 */
export async function beginProjection(
  db: Db,
  eventStore: EventStore,
  projection: Tabled,
  upgrade: (live: Generation) => Promise<void>,
): Promise<Generation> {
  const { name, version } = projection;
  const load = async (): Promise<Generation> => {
    const storeId = await eventStore.storeIdentity();
    const live = await liveGeneration(db, { name, version, storeId });
    assertNotNewer(projection, live);
    return live;
  };
  const live = await load();
  if (live.version === version) return live;
  await upgrade(live);
  const upgraded = await load();
  if (upgraded.version === version) return upgraded;
  throw new Error(`the rows of ${name} are still of version ${upgraded.version}`);
}
