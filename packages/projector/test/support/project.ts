import type { DomainEvent, LedgerEvent } from '@order-ledger/event-store';
import type { Projection, Row } from '@order-ledger/projections';
import { sql } from 'kysely';
import { loadCheckpoint } from '../../src/checkpoint.ts';
import type { Db } from '../../src/db.ts';
import { projectBatch } from '../../src/project-batch.ts';
import { rowsOf as tableOf, tablesOf } from '../../src/tables.ts';

/** Delivers events as one batch, wherever the checkpoint is. */
export const deliver = async <Event extends DomainEvent, Content extends object>(
  db: Db,
  projection: Projection<Event, Content>,
  events: readonly LedgerEvent<Event>[],
): Promise<void> => {
  const owner = { name: projection.name, version: projection.version, storeId: 'store' };
  const { position } = await loadCheckpoint(db, owner);
  await projectBatch(db, projection, owner, position, { events, position: position + 1n });
};

/** The whole table. */
export const rowsOf = async <Event extends DomainEvent, Content extends object>(
  db: Db,
  projection: Projection<Event, Content>,
): Promise<readonly Row<Content>[]> => {
  const { table, keyColumns } = tableOf(projection);
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
  const tables = tablesOf(projection).map(({ table }) => table);
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
