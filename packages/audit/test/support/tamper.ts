import { RecordedEvent } from '@order-ledger/embedded/testing';
import { sql } from 'kysely';
import type { System } from './system.ts';

/* What somebody does who has the databases and no scruples. */

/** An event as the store keeps it. */
export interface StoredRow {
  readonly position: string;
  readonly stream_id: string;
  readonly revision: string;
  readonly stream: string;
}

const isOurs = (stream: string): boolean =>
  /^(order|stockReservation|product|hold|orderNumbers|idempotencyKey)-/.test(stream);

/** Every event of the ledger, in its order. */
export const storedRows = async ({ log }: System): Promise<readonly StoredRow[]> => {
  const { rows } = await sql<StoredRow>`
    select e.position, e.stream_id, e.revision, convert_from(s.name, 'UTF8') as stream
    from event_store.events e join event_store.streams s on s.id = e.stream_id
    order by e.position`.execute(log);
  return rows.filter(({ stream }) => isOurs(stream));
};

/** Changes the bytes of an event. */
export const editEvent = async (
  { log }: System,
  position: string,
  edit: (event: RecordedEvent) => void,
): Promise<void> => {
  const { rows } = await sql<{ record: Buffer }>`
    select record from event_store.events where position = ${position}`.execute(log);
  const [row] = rows;
  if (row === undefined) throw new Error(`there is no event at ${position}`);
  const event = RecordedEvent.read(row.record);
  edit(event);
  await sql`
    update event_store.events set record = ${event.bytes()}
    where position = ${position}`.execute(log);
};

export const deleteEvents = async ({ log }: System, from: StoredRow, more = false) =>
  await sql`
    delete from event_store.events where stream_id = ${from.stream_id}
    and ${more ? sql`revision >= ${from.revision}` : sql`revision = ${from.revision}`}`.execute(
    log,
  );

/** The content of one is where the other's was; places, ids and all stay as they were. */
export const swapEvents = async (system: System, a: StoredRow, b: StoredRow): Promise<void> => {
  const { log } = system;
  await sql`
    update event_store.events e set record = other.record, event_id = other.event_id
    from event_store.events other
    where (e.position = ${a.position} and other.position = ${b.position})
      or (e.position = ${b.position} and other.position = ${a.position})`.execute(log);
  for (const { position, revision } of [a, b]) {
    await editEvent(system, position, (event) => event.moveTo(revision, position));
  }
};

/** Puts a copy of an event at the end of its stream, with an id of its own. */
export const insertEvent = async (system: System, of: StoredRow): Promise<string> => {
  const { log } = system;
  const { rows } = await sql<{ position: string; revision: string }>`
    insert into event_store.events (position, stream_id, revision, event_id, created_ms, record)
    select (select max(position) + 1 from event_store.events), stream_id,
      (select max(revision) + 1 from event_store.events where stream_id = e.stream_id),
      gen_random_uuid(), created_ms, record
    from event_store.events e where position = ${of.position}
    returning position, revision`.execute(log);
  const [row] = rows;
  if (row === undefined) throw new Error(`there is no event at ${of.position}`);
  await editEvent(system, row.position, (event) => event.moveTo(row.revision, row.position));
  return row.revision;
};

const baseTables = async (db: System['db'], schema: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = ${schema}::regnamespace and relkind = 'r'`.execute(db);
  return rows.map(({ name }) => name);
};

/** Remembers every table of a schema; answers how to bring them back. */
const keep = async (db: System['db'], schema: string): Promise<() => Promise<void>> => {
  const tables = await baseTables(db, schema);
  await sql`create schema kept`.execute(db);
  for (const name of tables) {
    await sql`
      create table ${sql.table(`kept.${name}`)} as table ${sql.table(`${schema}.${name}`)}`.execute(
      db,
    );
  }
  return async () =>
    await db.transaction().execute(async (tx) => {
      for (const name of tables) {
        const table = sql.table(`${schema}.${name}`);
        await sql`delete from ${table}`.execute(tx);
        await sql`insert into ${table} select * from ${sql.table(`kept.${name}`)}`.execute(tx);
      }
    });
};

/** How to undo everything that is done to the event store, and to the read models. */
export const keepAll = async ({ log, db }: System) => ({
  restoreLog: await keep(log, 'event_store'),
  restoreRows: await keep(db, 'read_model'),
});

export interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
}

/** Every column of every table that queries read. */
export const columnsOf = async ({ db }: System): Promise<readonly Column[]> => {
  const { rows } = await sql<Column>`
    select table_name as table, column_name as column, data_type as type
    from information_schema.columns
    where table_schema = 'read_model' and table_name in
      ('order_listing', 'order_details', 'stock', 'reservation', 'reservation_stream', 'product')
    order by table_name, ordinal_position`.execute(db);
  return rows;
};

/** Something else of the same type, whatever was there: the least that can be changed. */
const otherValue = ({ column, type }: Column) => {
  const name = sql.ref(column);
  switch (type) {
    case 'timestamp with time zone':
      return sql`coalesce(${name}, now()) + interval '1 microsecond'`;
    case 'integer':
    case 'bigint':
    case 'numeric':
      return sql`${name} + 1`;
    case 'jsonb':
      return sql`jsonb_build_array(${name})`;
    case 'ARRAY':
      return sql`array_append(${name}, 'x')`;
    default:
      return sql`coalesce(${name}, '') || 'x'`;
  }
};

/** Changes one column of one row. `chance`, below 1, says which. */
export const changeCell = async ({ db }: System, of: Column, chance: number): Promise<void> => {
  const table = sql.table(`read_model.${of.table}`);
  const keys: Readonly<Record<string, string>> = {
    stock: 'product_id',
    reservation: 'reservation_id || product_id',
    reservation_stream: 'stream_id',
    product: 'product_id',
  };
  const key = sql.raw(keys[of.table] ?? 'order_id');
  await sql`
    update ${table} set ${sql.ref(of.column)} = ${otherValue(of)}
    where ${key} = (
      select ${key} from ${table} order by ${key}
      offset (select floor(${chance}::float8 * count(*))::bigint from ${table}) limit 1)`.execute(
    db,
  );
};
