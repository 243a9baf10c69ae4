import { type Expression, type Kysely, sql } from 'kysely';
import type { ProjectionName, ReadModelDatabase } from '../projections/database.ts';
import type { ProjectedRow } from '../projections/projected-row.ts';

/** Rows and the ledger position that they are of, from one snapshot. */
export interface AsOf<Rows> {
  /** Everything up to here is in the rows; `0n` when the projection has not begun. */
  readonly position: bigint;
  readonly rows: Rows;
}

/**
 * Runs a query of one projection's table together with its checkpoint, as one statement: one round
 * trip, one snapshot. The one checkpoint row keeps the order of the query.
 */
export async function readAsOf<Row extends ProjectedRow>(
  db: Kysely<ReadModelDatabase>,
  projection: ProjectionName,
  query: Expression<Row>,
): Promise<AsOf<readonly Row[]>> {
  const { rows } = await sql<Row & { as_of: string; found: boolean }>`
    select checkpoint.position as as_of, found.revision is not null as found, found.*
    from read_model.projection_checkpoint checkpoint left join lateral (${query}) found on true
    where checkpoint.name = ${projection}`.execute(db);
  return {
    position: BigInt(rows[0]?.as_of ?? 0),
    rows: rows.filter((row) => row.found),
  };
}
