import { type Expression, type Kysely, sql } from 'kysely';
import type { ProjectionName } from '../names/index.ts';
import type { ReadModelDatabase } from '../projections/database.ts';

/** Rows and the ledger position that they are of, from one snapshot. */
export interface AsOf<Rows> {
  /** Everything up to here is in the rows; `0n` when the projection has not begun. */
  readonly position: bigint;
  readonly rows: Rows;
}

/**
 * Runs a query of one or several projections' tables together with their checkpoints, as one
 * statement: one round trip, one snapshot. The one row of the checkpoints, of which the one that is
 * furthest behind counts, keeps the order of the query.
 */
export async function readAsOf<Row extends object>(
  db: Kysely<ReadModelDatabase>,
  projections: ProjectionName | readonly ProjectionName[],
  query: Expression<Row>,
): Promise<AsOf<readonly Row[]>> {
  const names = [projections].flat();
  const { rows } = await sql<Row & { as_of: string; found: boolean | null }>`
    select checkpoint.position as as_of, found.*
    from (
      select case when count(*) = ${names.length} then min(position) else 0 end as position
      from read_model.projection_checkpoint where name = any(${names})
    ) checkpoint
    left join lateral (select true as found, asked.* from (${query}) asked) found on true`.execute(
    db,
  );
  return {
    position: BigInt(rows[0]?.as_of ?? 0),
    rows: rows.filter((row) => row.found === true),
  };
}
