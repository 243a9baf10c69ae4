import type { DomainEvent, LedgerEvent } from '@order-ledger/event-store';
import type { Projection, Row } from '@order-ledger/projections';
import { sql } from 'kysely';
import type { Db } from '../../src/db.ts';
import { liveGeneration } from '../../src/generations.ts';
import { createTableWriter } from '../../src/table-writer.ts';
import { type Tabled, rowsOf as tableOf, tablesOf } from '../../src/tables.ts';

/** The owner of the live tables, and how far they are. */
const liveOf = async (db: Db, { name, version }: Pick<Tabled, 'name' | 'version'>) => {
  const live = await liveGeneration(db, { name, version, storeId: 'store' });
  return { ...live, name, version, place: 'live' as const };
};

/** Delivers events as one batch, wherever the checkpoint is. */
export const deliver = async <Event extends DomainEvent, Content extends object>(
  db: Db,
  projection: Projection<Event, Content>,
  events: readonly LedgerEvent<Event>[],
): Promise<void> => {
  const { position, ...owner } = await liveOf(db, projection);
  const writer = createTableWriter(projection, owner);
  const last = events.at(-1)?.position ?? 0n;
  const batch = { events, position: last > position ? last : position };
  await writer.commit(db, position, batch);
};

/** The whole table. */
export const rowsOf = async <Event extends DomainEvent, Content extends object>(
  db: Db,
  projection: Projection<Event, Content>,
): Promise<readonly Row<Content>[]> => {
  const { generation } = await liveOf(db, projection);
  const { table, keyColumns } = tableOf(projection, generation);
  const keys = sql.join(keyColumns.map((column) => sql.ref(column)));
  const { rows } = await sql<Row<Content>>`
    select * from ${table} order by ${keys}`.execute(db);
  return rows;
};

/** Runs events once, and then again, on an empty table; both times the rows are as expected. */
export const project = async <Event extends DomainEvent, Content extends object>(
  db: Db,
  projection: Projection<Event, Content>,
  events: readonly LedgerEvent<Event>[],
): Promise<readonly Row<Content>[]> => {
  const { generation } = await liveOf(db, projection);
  const tables = tablesOf(projection, generation).map(({ table }) => table);
  await sql`truncate ${sql.join(tables)}`.execute(db);
  await deliver(db, projection, events);
  const once = await rowsOf(db, projection);
  await deliver(db, projection, events);
  const twice = await rowsOf(db, projection);
  if (JSON.stringify(once) !== JSON.stringify(twice)) {
    throw new Error(`repetition changed ${JSON.stringify(once)} to ${JSON.stringify(twice)}`);
  }
  return once;
};
