import { isDeepStrictEqual } from 'node:util';
import type { RowKey } from '@order-ledger/projections';
import { sql } from 'kysely';
import type { Db } from '../db.ts';
import { listGenerations } from '../generations.ts';
import { type KeyedTable, type Tabled, tablesOf } from '../tables.ts';

/** A row that is not the same in both generations. */
export interface GenerationDifference {
  /** As queries call it. */
  readonly table: string;
  readonly key: RowKey;
  /** `missing` from the live tables, `unexpected` in them, or in both and `different`. */
  readonly kind: 'missing' | 'unexpected' | 'different';
  readonly columns: readonly {
    readonly column: string;
    readonly live: unknown;
    readonly rebuilt: unknown;
  }[];
}

export interface Comparison {
  /** Rows whose last event is behind this position were left out: one side may not have it yet. */
  readonly position: bigint;
  /** All of them. */
  readonly differences: number;
  /** The first of them. */
  readonly listed: readonly GenerationDifference[];
}

const maxListed = 100;

type Columns = Readonly<Record<string, unknown>>;

interface Pair {
  readonly total: string;
  readonly live: Columns | null;
  readonly rebuilt: Columns | null;
}

/** The columns that both tables have. */
const commonColumns = async (db: Db, tables: readonly KeyedTable[]): Promise<readonly string[]> => {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_schema = 'read_model' and table_name = any(${tables.map(({ name }) => name)})
    group by column_name having count(*) = ${tables.length}
    order by min(ordinal_position)`.execute(db);
  return rows.map(({ name }) => name);
};

const columnsOf = (alias: string, columns: readonly string[]) =>
  sql.join(columns.map((column) => sql.ref(`${alias}.${column}`)));

const differencesOf = async (
  db: Db,
  live: KeyedTable,
  rebuilt: KeyedTable,
  position: bigint,
): Promise<readonly Pair[]> => {
  const columns = await commonColumns(db, [live, rebuilt]);
  const sameKey = sql.join(
    live.keyColumns.map((column) => sql`${sql.ref(`a.${column}`)} = ${sql.ref(`b.${column}`)}`),
    sql` and `,
  );
  const { rows } = await sql<Pair>`
    select count(*) over () as total, to_jsonb(a) as live, to_jsonb(b) as rebuilt
    from ${live.table} a full join ${rebuilt.table} b on ${sameKey}
    where coalesce(a.position, 0) <= ${`${position}`} and coalesce(b.position, 0) <= ${`${position}`}
      and (${columnsOf('a', columns)}) is distinct from (${columnsOf('b', columns)})
    order by coalesce(a.position, b.position)
    limit ${maxListed}`.execute(db);
  return rows;
};

const describe = (
  view: string,
  keyed: KeyedTable,
  { live, rebuilt }: Pair,
): GenerationDifference => {
  const either = live ?? rebuilt ?? {};
  const key = keyed.keyColumns.map((column) => String(either[column]));
  const kind = live === null ? 'missing' : rebuilt === null ? 'unexpected' : 'different';
  const names = kind === 'different' ? Object.keys(either) : [];
  const columns = names
    .map((column) => ({ column, live: live?.[column], rebuilt: rebuilt?.[column] }))
    .filter((each) => !isDeepStrictEqual(each.live, each.rebuilt));
  return { table: view, key, kind, columns };
};

/**
 * Compares two generations in one snapshot, while both may be written: every row whose last event
 * both have come past, every column that both have.
 */
export const compareGenerations = async (
  db: Db,
  projection: Tabled,
  live: number,
  rebuilt: number,
): Promise<Comparison> => {
  const snapshot = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  return await snapshot.execute(async (tx) => {
    const position = (await listGenerations(tx, projection.name))
      .filter(({ generation }) => [live, rebuilt].includes(generation))
      .map((generation) => generation.position)
      .reduce((least, each) => (each < least ? each : least));
    const sides = tablesOf(projection, rebuilt);
    const views = [projection.name, `${projection.name}_stream`];
    const listed: GenerationDifference[] = [];
    let differences = 0;
    for (const [index, liveTable] of tablesOf(projection, live).entries()) {
      const rebuiltTable = sides[index] ?? liveTable;
      const pairs = await differencesOf(tx, liveTable, rebuiltTable, position);
      differences += Number(pairs[0]?.total ?? 0);
      listed.push(...pairs.map((pair) => describe(views[index] ?? '', liveTable, pair)));
    }
    return { position, differences, listed: listed.slice(0, maxListed) };
  });
};
