import { type ProjectionName } from '@order-ledger/read-model';
import { sql } from 'kysely';
import type { Db } from './projection.ts';

/** Where a projection keeps its rows. */
export const tableOf = (name: ProjectionName) => sql.table(`read_model.${name}`);

const columnsOf = (columns: readonly string[]) =>
  sql.join(columns.map((column) => sql.ref(column)));

/** Inserts or replaces rows in one statement, however many they are. All have the same columns. */
export async function saveRows(
  db: Db,
  name: ProjectionName,
  keyColumns: readonly string[],
  rows: readonly object[],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first);
  const table = tableOf(name);
  const updates = columns
    .filter((column) => !keyColumns.includes(column))
    .map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`);
  await sql`
    insert into ${table} (${columnsOf(columns)})
    select ${columnsOf(columns)}
    from json_populate_recordset(null::${table}, ${JSON.stringify(rows)}::json)
    on conflict (${columnsOf(keyColumns)}) do update set ${sql.join(updates)}`.execute(db);
}
