import type { ReadModelDatabase } from '@order-ledger/read-model';
import { type Kysely, sql } from 'kysely';

export type Db = Kysely<ReadModelDatabase>;

/** Who waits longer for a lock on a table gives up: queries that come next wait behind it. */
const lockTimeoutMs = 1_000;

/** Limits how long the rest of a transaction waits for locks. */
export const limitWaiting = async (tx: Db): Promise<void> => {
  await sql`select set_config('lock_timeout', ${`${lockTimeoutMs}`}, true)`.execute(tx);
};
