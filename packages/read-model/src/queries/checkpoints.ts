import type { Kysely } from 'kysely';
import { type ProjectionName, projectionNames } from '../names/index.ts';
import type { ReadModelDatabase } from '../projections/database.ts';

export interface Checkpoint {
  readonly position: bigint;
  readonly updatedAt: Date;
}

/** How far each projection has come; one that has not begun is absent. */
export async function readCheckpoints(
  db: Kysely<ReadModelDatabase>,
): Promise<ReadonlyMap<ProjectionName, Checkpoint>> {
  const rows = await db
    .selectFrom('read_model.projection_checkpoint')
    .select(['name', 'position', 'updated_at'])
    .execute();
  const checkpoints = new Map<ProjectionName, Checkpoint>();
  for (const name of projectionNames) {
    const row = rows.find((candidate) => candidate.name === name);
    if (row === undefined) continue;
    checkpoints.set(name, { position: BigInt(row.position), updatedAt: row.updated_at });
  }
  return checkpoints;
}
