import type { FollowerName } from '@order-ledger/read-model';
import { sql } from 'kysely';
import type { Db, Tx } from '../parts.ts';

/** Another process manager moved the checkpoint: this one begins again behind it. */
export class FencedError extends Error {
  override readonly name = 'FencedError';
  readonly code = 'fenced';

  constructor() {
    super('another process manager moved the checkpoint');
  }
}

/** The checkpoint, which is claimed for this event store when there is none. */
export async function loadCheckpoint(
  db: Db,
  name: FollowerName,
  storeId: string,
): Promise<{ readonly position: bigint; readonly storeId: string }> {
  await db
    .insertInto('process_manager.checkpoint')
    .values({ name, store_id: storeId, position: '0', updated_at: sql<Date>`now()` })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const row = await db
    .selectFrom('process_manager.checkpoint')
    .select(['position', 'store_id'])
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return { position: BigInt(row.position), storeId: row.store_id };
}

export interface CheckpointMove {
  readonly name: FollowerName;
  readonly storeId: string;
  readonly from: bigint;
  readonly to: bigint;
}

/**
 * Moves a checkpoint on. As the first statement of the transaction that writes what it stands for,
 * its row lock makes a second process manager wait, and then fail with `FencedError`.
 */
export async function moveCheckpoint(
  trx: Db | Tx,
  { name, storeId, from, to }: CheckpointMove,
): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('process_manager.checkpoint')
    .set({ position: `${to}`, updated_at: sql<Date>`now()` })
    .where('name', '=', name)
    .where('store_id', '=', storeId)
    .where('position', '=', `${from}`)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new FencedError();
}
