import {
  type DomainEvent,
  type EventBatch,
  type EventStore,
  type LedgerEvent,
  readAll,
} from '@order-ledger/event-store';
import type { Projection } from '@order-ledger/projections';
import { projectionCategories } from '@order-ledger/read-model';
import { sql } from 'kysely';
import { findRefused } from '../data-error.ts';
import type { Db } from '../db.ts';
import type { Generation } from '../generations.ts';
import { type TableWriter, createTableWriter } from '../table-writer.ts';
import type { Tabled } from '../tables.ts';

/** The way of events into tables that nobody reads yet. */
export interface Builder<Event extends DomainEvent> {
  readonly projection: Tabled;
  readonly generation: number;
  readonly resumedFrom: bigint;
  /** Everything up to here is in the rows. */
  position(): bigint;
  /** Events that were taken, this time. */
  events(): number;
  /** Brings the rows to a position; events that they have are left out. One call at a time. */
  take(batch: EventBatch<Event>): Promise<void>;
  /** Runs work that brings the rows on in one transaction; what fails has brought them nowhere. */
  transaction(work: (tx: Db) => Promise<void>): Promise<void>;
  /** Reads what is missing up to a position, and brings the rows there within `transaction`. */
  catchUp(tx: Db, eventStore: EventStore, upTo: bigint): Promise<void>;
}

export const createBuilder = <Event extends DomainEvent, Content extends object>(
  db: Db,
  projection: Projection<Event, Content>,
  { generation, version, storeId, position: resumedFrom }: Generation,
): Builder<Event> => {
  const { name, codec } = projection;
  const writer: TableWriter<Event> = createTableWriter(projection, {
    name,
    generation,
    version,
    storeId,
    place: 'aside',
  });
  let from = resumedFrom;
  let taken = 0;

  const takeIn = async (tx: Db, batch: EventBatch<Event>): Promise<void> => {
    await writer.write(tx, from, batch);
    from = batch.position;
    taken += batch.events.length;
  };

  const transaction = async (work: (tx: Db) => Promise<void>): Promise<void> => {
    const before = { from, taken };
    try {
      await db.transaction().execute(work);
    } catch (error) {
      ({ from, taken } = before);
      writer.forget();
      throw error;
    }
  };

  return {
    projection,
    generation,
    resumedFrom,
    position: () => from,
    events: () => taken,
    take: async ({ events, position }) => {
      if (position <= from) return;
      const rest = events.filter((event) => event.position > from);
      const last = rest.at(-1);
      await findRefused(rest, async (part) => {
        const end = part.at(-1);
        const to = end === undefined || end === last ? position : end.position;
        await transaction(async (tx) => {
          // A power cut may undo the last batches, rows and checkpoint together: they are done again.
          await sql`set local synchronous_commit = off`.execute(tx);
          await takeIn(tx, { events: part, position: to });
        });
      });
    },
    transaction,
    catchUp: async (tx, eventStore, upTo) => {
      if (upTo <= from) return;
      const prefixes = [`${projectionCategories[name]}-`];
      const events: LedgerEvent<Event>[] = [];
      const missing = readAll(eventStore, () => codec, { prefixes, after: from, upTo });
      for await (const event of missing) events.push(event);
      await takeIn(tx, { events, position: upTo });
    },
  };
};
