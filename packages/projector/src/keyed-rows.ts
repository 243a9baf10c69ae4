import type { RowKey } from '@order-ledger/projections';
import { type RawBuilder, sql } from 'kysely';
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

type ColumnTypes = ReadonlyMap<string, string>;

/** By the name of the table: a generation keeps the shape that it was made with. */
const knownTypes = new Map<string, ColumnTypes>();

const columnTypes = async (db: Db, { name }: KeyedTable): Promise<ColumnTypes> => {
  const known = knownTypes.get(name);
  if (known !== undefined) return known;
  const { rows } = await sql<{ column: string; type: string }>`
    select attname as column, format_type(atttypid, atttypmod) as type from pg_attribute
    where attrelid = ${`read_model.${name}`}::regclass and attnum > 0 and not attisdropped`.execute(
    db,
  );
  const types = new Map(rows.map(({ column, type }) => [column, type]));
  knownTypes.set(name, types);
  return types;
};

/** How the values of a column come out of one JSON array: read once, however they are nested. */
const elementsOf = (values: readonly unknown[], type: string): RawBuilder<unknown> => {
  const json = JSON.stringify(values);
  return type === 'jsonb' || type.endsWith('[]')
    ? sql`nullif(jsonb_array_elements(${json}::jsonb), 'null')`
    : sql`json_array_elements_text(${json}::json)`;
};

const castTo = (column: string, type: string): RawBuilder<unknown> =>
  type.endsWith('[]')
    ? sql`array(select jsonb_array_elements_text(${sql.ref(column)}))::${sql.raw(type)}`
    : sql`${sql.ref(column)}::${sql.raw(type)}`;

/**
 * Inserts or replaces rows in one statement, however many they are. All have the same columns.
 * They are sent column by column: that costs PostgreSQL less than half of what rows of JSON do.
 */
export async function saveRows(db: Db, keyed: KeyedTable, rows: readonly object[]): Promise<void> {
  const { table, keyColumns } = keyed;
  const [first] = rows;
  if (first === undefined) return;
  const types = await columnTypes(db, keyed);
  const names = Object.keys(first);
  const records = rows as readonly Readonly<Record<string, unknown>>[];
  const columns = names.map((name) => ({ name, type: types.get(name) ?? 'text' }));
  const elements = columns.map(({ name, type }) => {
    const values = elementsOf(
      records.map((row) => row[name]),
      type,
    );
    return sql`${values} as ${sql.ref(name)}`;
  });
  const updates = names
    .filter((name) => !keyColumns.includes(name))
    .map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`);
  await sql`
    insert into ${table} (${columnsOf(names)})
    select ${sql.join(columns.map(({ name, type }) => castTo(name, type)))}
    from (select ${sql.join(elements)}) as given
    on conflict (${columnsOf(keyColumns)}) do update set ${sql.join(updates)}`.execute(db);
}
