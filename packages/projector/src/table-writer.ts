import type { DomainEvent, EventBatch } from '@order-ledger/event-store';
import { type Projection, foldEvents } from '@order-ledger/projections';
import { type CheckpointOwner, FencedError, checkpointMove, moveCheckpoint } from './checkpoint.ts';
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
  /**
   * The same, and commits. Where nothing has to be read first it is one statement, so that the
   * database is asked once and not five times. When it throws it must be followed by `forget`.
   */
  commit(db: Db, from: bigint, batch: EventBatch<Event>): Promise<void>;
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

  const write: TableWriter<Event>['write'] = async (tx, from, { events, position }) => {
    await moveCheckpoint(tx, owner, from, position, events.length);
    if (events.length === 0) return;
    const folded = foldEvents(projection, await cache.before(tx, from, events), events);
    await saveRows(tx, rowTable, [...folded.rows.values()]);
    await saveRows(tx, streamTable, [...folded.streams.values()]);
    cache.keep(folded);
  };

  /** Answers whether it could: one statement writes one table, and reads none. */
  const writeAtOnce: (...of: Parameters<TableWriter<Event>['commit']>) => Promise<boolean> = async (
    db,
    from,
    { events, position },
  ) => {
    const known = cache.known(from, events);
    if (known === undefined || projection.rowsPerStream !== 'one') return false;
    const folded = foldEvents(projection, known, events);
    if (folded.rows.size === 0) return false;
    const move = checkpointMove(owner, from, position, events.length);
    const saved = await saveRows(db, rowTable, [...folded.rows.values()], move);
    if (saved === 0n) throw new FencedError(owner);
    cache.keep(folded);
    return true;
  };

  return {
    write,
    commit: async (db, from, batch) => {
      if (await writeAtOnce(db, from, batch)) return;
      await db.transaction().execute(async (tx) => await write(tx, from, batch));
    },
    forget: () => cache.forget(),
  };
};
