import type { ProjectionName } from '@order-ledger/read-model';
import { CompiledQuery } from 'kysely';
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

const statuses = { live: `'live'`, aside: `'building', 'retired'` } as const;

/** A statement that moves a checkpoint, and updates no row when another process has moved it. */
export interface CheckpointMove {
  readonly text: string;
  readonly parameters: readonly unknown[];
}

export const checkpointMove = (
  { name, generation, version, storeId, place }: CheckpointOwner,
  from: bigint,
  to: bigint,
  events: number,
): CheckpointMove => ({
  text: `
    update read_model.projection_generation
    set position = $1, events = events + $2, updated_at = now()
    where name = $3 and generation = $4 and version = $5 and store_id = $6 and position = $7
      and status in (${statuses[place]})`,
  parameters: [`${to}`, events, name, generation, version, storeId, `${from}`],
});

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
  const { text, parameters } = checkpointMove(owner, from, to, events);
  const { numAffectedRows } = await db.executeQuery(CompiledQuery.raw(text, [...parameters]));
  if (numAffectedRows !== 1n) throw new FencedError(owner);
}
