import type { RowKey } from '@order-ledger/projections';
import { sql } from 'kysely';
import type { Db } from './db.ts';
import type { KeyedTable } from './tables.ts';

const columnsOf = (columns: readonly string[]) =>
  sql.join(columns.map((column) => sql.ref(column)));

/** The rows with these keys, as far as they exist, in one statement. */
export async function loadRows<Row extends object>(
  db: Db,
  { table, keyColumns }: KeyedTable,
  keys: readonly RowKey[],
): Promise<readonly Row[]> {
  if (keys.length === 0) return [];
  const values = keyColumns.map((_, column) => keys.map((key) => key[column] ?? ''));
  const columns = columnsOf(keyColumns);
  const { rows } = await sql<Row>`
    select found.* from ${table} found
    join unnest(${sql.join(values.map((value) => sql`${value}::text[]`))}) as asked (${columns})
      using (${columns})`.execute(db);
  return rows;
}

/** Inserts or replaces rows in one statement, however many they are. All have the same columns. */
export async function saveRows(
  db: Db,
  { table, keyColumns }: KeyedTable,
  rows: readonly object[],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first);
  const updates = columns
    .filter((column) => !keyColumns.includes(column))
    .map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`);
  await sql`
    insert into ${table} (${columnsOf(columns)})
    select ${columnsOf(columns)}
    from json_populate_recordset(null::${table}, ${JSON.stringify(rows)}::json)
    on conflict (${columnsOf(keyColumns)}) do update set ${sql.join(updates)}`.execute(db);
}
