import type { ProjectionName } from '@order-ledger/read-model';
import { sql } from 'kysely';
import type { Db } from './db.ts';

/** Whose position a checkpoint is: positions mean nothing in another store or to other code. */
export interface CheckpointOwner {
  readonly name: ProjectionName;
  readonly version: number;
  readonly storeId: string;
}

/** Another projector moved the checkpoint: what was read from the old one must not be written. */
export class FencedError extends Error {
  override readonly name = 'FencedError';
  readonly code = 'fenced';

  constructor({ name }: CheckpointOwner) {
    super(`another projector moved the checkpoint of ${name}`);
  }
}

/** What is stored of a checkpoint. */
export interface StoredCheckpoint {
  readonly position: bigint;
  readonly version: number;
  readonly storeId: string;
}

/** The checkpoint of a projection, which is claimed for this event store when there is none. */
export async function loadCheckpoint(
  db: Db,
  { name, version, storeId }: CheckpointOwner,
): Promise<StoredCheckpoint> {
  await db
    .insertInto('read_model.projection_checkpoint')
    .values({ name, version, store_id: storeId, position: '0', updated_at: sql<Date>`now()` })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const row = await db
    .selectFrom('read_model.projection_checkpoint')
    .select(['version', 'store_id', 'position'])
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return { position: BigInt(row.position), version: row.version, storeId: row.store_id };
}

/**
 * Sends a checkpoint back to the beginning, for the code of another version, within the transaction
 * that empties the tables. Answers whether it did: `false` when another projector was faster.
 */
export async function rewindCheckpoint(
  db: Db,
  name: ProjectionName,
  fromVersion: number,
  toVersion: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('read_model.projection_checkpoint')
    .set({ position: '0', version: toVersion, updated_at: sql<Date>`now()` })
    .where('name', '=', name)
    .where('version', '=', fromVersion)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/**
 * Moves a checkpoint on, within the transaction that writes the rows. It is the first statement
 * there: its row lock makes a second projector wait, and then fail with `FencedError`, before
 * either reads a row.
 */
export async function moveCheckpoint(
  db: Db,
  owner: CheckpointOwner,
  from: bigint,
  to: bigint,
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('read_model.projection_checkpoint')
    .set({ position: `${to}`, updated_at: sql<Date>`now()` })
    .where('name', '=', owner.name)
    .where('version', '=', owner.version)
    .where('store_id', '=', owner.storeId)
    .where('position', '=', `${from}`)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new FencedError(owner);
}
