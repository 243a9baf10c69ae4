import type { RowKey } from '@order-ledger/projections';
import { CompiledQuery, sql } from 'kysely';
import type { CheckpointMove } from './checkpoint.ts';
import type { Db } from './db.ts';
import type { KeyedTable } from './tables.ts';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const listed = (names: readonly string[]): string => names.map(quoted).join(', ');

const fullName = ({ name }: KeyedTable): string => `read_model.${quoted(name)}`;

/** The rows with these keys, as far as they exist, in one statement. */
export async function loadRows<Row extends object>(
  db: Db,
  keyed: KeyedTable,
  keys: readonly RowKey[],
): Promise<readonly Row[]> {
  if (keys.length === 0) return [];
  const { keyColumns } = keyed;
  const values = keyColumns.map((_, column) => keys.map((key) => key[column] ?? ''));
  const given = keyColumns.map((_, column) => `$${column + 1}::text[]`).join(', ');
  const text = `
    select found.* from ${fullName(keyed)} found
    join unnest(${given}) as asked (${listed(keyColumns)}) using (${listed(keyColumns)})`;
  const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(text, values));
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
const elementsOf = (type: string, parameter: number): string =>
  type === 'jsonb' || type.endsWith('[]')
    ? `nullif(jsonb_array_elements($${parameter}::jsonb), 'null')`
    : `json_array_elements_text($${parameter}::json)`;

const castTo = (column: string, type: string): string =>
  type.endsWith('[]')
    ? `array(select jsonb_array_elements_text(${quoted(column)}))::${type}`
    : `${quoted(column)}::${type}`;

/** The text of a statement that saves rows, `move` in it. Its own parameters follow that one's. */
const savingText = (
  keyed: KeyedTable,
  columns: readonly { readonly name: string; readonly type: string }[],
  move?: CheckpointMove,
): string => {
  const { keyColumns } = keyed;
  const names = columns.map(({ name }) => name);
  const before = move?.parameters.length ?? 0;
  const elements = columns.map(
    ({ name, type }, index) => `${elementsOf(type, before + index + 1)} as ${quoted(name)}`,
  );
  const updates = names
    .filter((name) => !keyColumns.includes(name))
    .map((name) => `${quoted(name)} = excluded.${quoted(name)}`);
  return `
    ${move === undefined ? '' : `with moved as (${move.text} returning 1)`}
    insert into ${fullName(keyed)} (${listed(names)})
    select ${columns.map(({ name, type }) => castTo(name, type)).join(', ')}
    from (select ${elements.join(', ')}) as given
    ${move === undefined ? '' : 'where exists (select from moved)'}
    on conflict (${listed(keyColumns)}) do update set ${updates.join(', ')}`;
};

/** By table, columns, and whether a checkpoint moves: a text is written once, not for every batch. */
const knownTexts = new Map<string, string>();

/**
 * Inserts or replaces rows in one statement, however many they are. All have the same columns.
 * They are sent column by column: that costs PostgreSQL less than half of what rows of JSON do.
 *
 * With `move` nothing is written unless a checkpoint moves, by the same statement. Answers how many
 * rows were written.
 */
export async function saveRows(
  db: Db,
  keyed: KeyedTable,
  rows: readonly object[],
  move?: CheckpointMove,
): Promise<bigint> {
  const [first] = rows;
  if (first === undefined) return 0n;
  const names = Object.keys(first);
  const shape = `${keyed.name} ${names.join(' ')} ${move?.text ?? ''}`;
  let text = knownTexts.get(shape);
  if (text === undefined) {
    const types = await columnTypes(db, keyed);
    const columns = names.map((name) => ({ name, type: types.get(name) ?? 'text' }));
    text = savingText(keyed, columns, move);
    knownTexts.set(shape, text);
  }
  const records = rows as readonly Readonly<Record<string, unknown>>[];
  const values = names.map((name) => JSON.stringify(records.map((row) => row[name])));
  const parameters = [...(move?.parameters ?? []), ...values];
  const { numAffectedRows = 0n } = await db.executeQuery(CompiledQuery.raw(text, parameters));
  return numAffectedRows;
}
