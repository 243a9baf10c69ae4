import { type EventStore, ForeignCheckpointError } from '@order-ledger/event-store';
import type { Logger } from '@order-ledger/service-kit';
import { sql } from 'kysely';
import { type StoredCheckpoint, loadCheckpoint, rewindCheckpoint } from './checkpoint.ts';
import type { Db } from './db.ts';
import { type Tabled, tablesOf } from './tables.ts';

type Versioned = Tabled & { readonly version: number };

/** Empties the tables of a projection; the checkpoint and its lock come first, as for a batch. */
const empty = async (db: Db, projection: Versioned, fromVersion: number): Promise<void> => {
  const { name, version } = projection;
  await db.transaction().execute(async (tx) => {
    if (!(await rewindCheckpoint(tx, name, fromVersion, version))) return;
    const tables = tablesOf(projection).map(({ table }) => table);
    await sql`truncate ${sql.join(tables)}`.execute(tx);
  });
};

/**
 * Where a projection goes on. Rows that an older version of its code has written are thrown away:
 * the table is filled anew from the first event of the ledger. Rows of a newer version are not: this
 * is then the older process of two, or a step back that a person has to decide on.
 *
 * Throws `ForeignCheckpointError` for those.
 */
export async function beginProjection(
  db: Db,
  eventStore: EventStore,
  logger: Logger,
  projection: Versioned,
): Promise<StoredCheckpoint> {
  const { name, version } = projection;
  const load = async (): Promise<StoredCheckpoint> =>
    await loadCheckpoint(db, { name, version, storeId: await eventStore.storeIdentity() });
  const stored = await load();
  if (stored.version === version) return stored;
  if (stored.version > version) {
    throw new ForeignCheckpointError(
      `the rows of ${name} are of version ${stored.version}, newer than ${version}`,
    );
  }
  logger.warn(
    { projection: name, from_version: stored.version, to_version: version },
    'projection changed: its table is emptied and filled again, queries see it incomplete meanwhile',
  );
  await empty(db, projection, stored.version);
  return await load();
}
