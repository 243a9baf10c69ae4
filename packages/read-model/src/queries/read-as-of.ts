import { type Expression, type Kysely, type RawBuilder, sql } from 'kysely';
import type { ProjectionName } from '../names/index.ts';
import type { ReadModelDatabase } from '../projections/database.ts';

/** Rows and the ledger position that they are of, from one snapshot. */
export interface AsOf<Rows> {
  /** Everything up to here is in the rows; `0n` when the projection has not begun. */
  readonly position: bigint;
  readonly rows: Rows;
}

/** A part of rows, and how many there are of them. */
export interface Counted<Rows> extends AsOf<Rows> {
  /** `null` when they were not counted. */
  readonly total: number | null;
}

interface Found {
  readonly as_of: string;
  readonly counted: string | null;
  /** `null` in the one row of an answer without rows. */
  readonly found: boolean | null;
}

/** Of several projections the one that is furthest behind counts. */
const checkpointOf = (names: readonly ProjectionName[]): RawBuilder<unknown> =>
  names.length === 1
    ? sql`select position from read_model.projection_checkpoint where name = ${names[0]}`
    : sql`
        select case when count(*) = ${names.length}::int then min(position) else 0 end as position
        from read_model.projection_checkpoint where name = any(${names})`;

/**
 * Runs a query of one or several projections' tables together with their checkpoints and, where it
 * is given, a query that counts, as one statement: one round trip, one snapshot. The one row of the
 * checkpoints keeps the order of the query.
 */
export async function readCounted<Row extends object>(
  db: Kysely<ReadModelDatabase>,
  projections: ProjectionName | readonly ProjectionName[],
  query: Expression<Row>,
  count?: Expression<unknown>,
): Promise<Counted<readonly Row[]>> {
  const { rows } = await sql<Row & Found>`
    select checkpoint.position as as_of, (${count ?? sql`null`}) as counted, asked.*
    from (${checkpointOf([projections].flat())}) checkpoint
    left join (select true as found, asked.* from (${query}) asked) asked on true`.execute(db);
  const [first] = rows;
  return {
    position: BigInt(first?.as_of ?? 0),
    rows: first?.found === true ? rows : [],
    total: count === undefined ? null : Number(first?.counted ?? 0),
  };
}

/** The same, of which nothing is counted. */
export async function readAsOf<Row extends object>(
  db: Kysely<ReadModelDatabase>,
  projections: ProjectionName | readonly ProjectionName[],
  query: Expression<Row>,
): Promise<AsOf<readonly Row[]>> {
  const { position, rows } = await readCounted(db, projections, query);
  return { position, rows };
}
