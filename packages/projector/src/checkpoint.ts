import type { ProjectionName } from '@order-ledger/read-model';
import { sql } from 'kysely';
import type { Db } from './db.ts';

/** Whose position a checkpoint is: positions mean nothing in another store or to other code. */
export interface CheckpointOwner {
  readonly name: ProjectionName;
  readonly generation: number;
  readonly version: number;
  readonly storeId: string;
  /**
   * `live`: writes what queries read, and no longer when another generation does. `aside`: writes
   * tables that nobody reads.
   */
  readonly place: 'live' | 'aside';
}

/** Another process moved the checkpoint: what was read from the old one must not be written. */
export class FencedError extends Error {
  override readonly name = 'FencedError';
  readonly code = 'fenced';

  constructor({ name, generation }: CheckpointOwner) {
    super(`another process moved the checkpoint of ${name}, generation ${generation}`);
  }
}

const statuses = { live: ['live'], aside: ['building', 'retired'] } as const;

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
  events: number,
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('read_model.projection_generation')
    .set({
      position: `${to}`,
      events: sql<string>`events + ${events}`,
      updated_at: sql<Date>`now()`,
    })
    .where('name', '=', owner.name)
    .where('generation', '=', owner.generation)
    .where('status', 'in', statuses[owner.place])
    .where('version', '=', owner.version)
    .where('store_id', '=', owner.storeId)
    .where('position', '=', `${from}`)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new FencedError(owner);
}
