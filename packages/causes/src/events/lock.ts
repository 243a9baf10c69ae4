import { sql } from 'kysely';
import type { IndexDb } from '../database.ts';

/** Names the lock among those of the database, for ever. */
const lockKey = 'order-ledger/causes';

/**
 * Runs work on a connection of its own while no other process does; `undefined` where another one
 * is at it. The lock is the connection's, so it is free the moment its process dies.
 */
export const withIndexLock = async <T>(
  db: IndexDb,
  work: (own: IndexDb) => Promise<T>,
): Promise<T | undefined> =>
  await db.connection().execute(async (own) => {
    const { rows } = await sql<{ locked: boolean }>`
      select pg_try_advisory_lock(hashtextextended(${lockKey}, 0)) as locked`.execute(own);
    if (rows[0]?.locked !== true) return undefined;
    try {
      return await work(own);
    } finally {
      // On a connection that is lost the lock is, too.
      await sql`select pg_advisory_unlock(hashtextextended(${lockKey}, 0))`
        .execute(own)
        .catch(() => {});
    }
  });
