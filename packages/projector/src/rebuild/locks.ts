import type { ProjectionName } from '@order-ledger/read-model';
import { sql } from 'kysely';
import type { Db } from '../db.ts';
import { RebuildRunningError } from './options.ts';

/**
 * Runs work while nobody else rebuilds one of the projections. Throws `RebuildRunningError` when
 * somebody does. The locks are of a connection of their own: they end with the process, however it
 * ends. Should the connection break, the checkpoint still fences out the slower one of two.
 */
export const withRebuildLocks = async <T>(
  db: Db,
  names: readonly ProjectionName[],
  work: () => Promise<T>,
): Promise<T> =>
  await db.connection().execute(async (connection) => {
    const key = (name: ProjectionName) =>
      sql`hashtext('read_model.rebuild'), hashtext(${name}::text)`;
    const locked: ProjectionName[] = [];
    try {
      for (const name of names.toSorted()) {
        const { rows } = await sql<{ got: boolean }>`
          select pg_try_advisory_lock(${key(name)}) as got`.execute(connection);
        if (rows[0]?.got !== true) throw new RebuildRunningError(name);
        locked.push(name);
      }
      return await work();
    } finally {
      for (const name of locked) {
        // A broken connection has lost its locks.
        await sql`select pg_advisory_unlock(${key(name)})`.execute(connection).catch(() => {});
      }
    }
  });
