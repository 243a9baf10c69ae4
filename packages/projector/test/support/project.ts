import type { DomainEvent, LedgerEvent } from '@order-ledger/event-store';
import type { ProjectedRow } from '@order-ledger/read-model';
import { sql } from 'kysely';
import { loadCheckpoint } from '../../src/checkpoint.ts';
import { projectBatch } from '../../src/project-batch.ts';
import type { Db, Projection } from '../../src/projection.ts';
import { tableOf } from '../../src/save-rows.ts';

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
  { name, keyColumns }: Projection<Event, Content>,
): Promise<readonly (Content & ProjectedRow)[]> => {
  const keys = sql.join(keyColumns.map((column) => sql.ref(column)));
  const { rows } = await sql<Content & ProjectedRow>`
    select * from ${tableOf(name)} order by ${keys}`.execute(db);
  return rows;
};

/** Runs events once, and then again, on an empty table; both times the rows are as expected. */
export const project = async <Event extends DomainEvent, Content extends object>(
  db: Db,
  projection: Projection<Event, Content>,
  events: readonly LedgerEvent<Event>[],
): Promise<readonly (Content & ProjectedRow)[]> => {
  await sql`truncate ${tableOf(projection.name)}`.execute(db);
  await deliver(db, projection, events);
  const once = await rowsOf(db, projection);
  await deliver(db, projection, events);
  const twice = await rowsOf(db, projection);
  if (JSON.stringify(once) !== JSON.stringify(twice)) {
    throw new Error(`repetition changed ${JSON.stringify(once)} to ${JSON.stringify(twice)}`);
  }
  return once;
};
