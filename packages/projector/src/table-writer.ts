import type { DomainEvent, EventBatch } from '@order-ledger/event-store';
import { type Projection, foldEvents } from '@order-ledger/projections';
import { type CheckpointOwner, moveCheckpoint } from './checkpoint.ts';
import type { Db } from './db.ts';
import { saveRows } from './keyed-rows.ts';
import { createRowCache } from './row-cache.ts';
import { rowsOf, streamsOf } from './tables.ts';

/** The way of events into the tables of one generation. */
export interface TableWriter<Event extends DomainEvent> {
  /**
   * Brings the rows from one position to the next, within a transaction: rows and checkpoint
   * together. Throws `FencedError` when another process moved the checkpoint, `GapError` when events
   * are missing. A transaction that does not commit must be followed by `forget`.
   */
  write(tx: Db, from: bigint, batch: EventBatch<Event>): Promise<void>;
  /** It is not known any more what is in the tables. */
  forget(): void;
}

/**
 * Rows that were written lately are known and not read again: nobody else has written any while the
 * checkpoint is where this writer has left it.
 */
export const createTableWriter = <Event extends DomainEvent, Content extends object>(
  projection: Projection<Event, Content>,
  owner: CheckpointOwner,
): TableWriter<Event> => {
  const { generation } = owner;
  const cache = createRowCache(projection, generation);
  const [rowTable, streamTable] = [
    rowsOf(projection, generation),
    streamsOf(projection, generation),
  ];
  return {
    write: async (tx, from, { events, position }) => {
      await moveCheckpoint(tx, owner, from, position, events.length);
      if (events.length === 0) return;
      const folded = foldEvents(projection, await cache.before(tx, from, events), events);
      await saveRows(tx, rowTable, [...folded.rows.values()]);
      await saveRows(tx, streamTable, [...folded.streams.values()]);
      cache.keep(folded);
    },
    forget: () => cache.forget(),
  };
};
