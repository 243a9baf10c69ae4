import type { DomainEvent, LedgerEvent } from '@order-ledger/event-store';
import {
  type Folded,
  type Projection,
  type Row,
  type RowKey,
  keyOfRow,
  keyText,
} from '@order-ledger/projections';
import type { StreamRow } from '@order-ledger/read-model';
import { LRUCache } from 'lru-cache';
import type { Db } from './db.ts';
import { loadRows } from './keyed-rows.ts';
import { rowsOf, streamsOf } from './tables.ts';

/**
 * Rows of one generation that are kept in memory: orders live for a while, stock items for ever. A
 * large row takes some ten kilobytes there.
 */
const maxRows = 5_000;

/** The newest rows of a generation, as they are in its tables. */
export interface RowCache<Event extends DomainEvent, Content> {
  /** What there is of the rows and streams that events are of; the tables are at position `from`. */
  before(db: Db, from: bigint, events: readonly LedgerEvent<Event>[]): Promise<Folded<Content>>;
  /** What is in the tables now. */
  keep(saved: Folded<Content>): void;
  /** When it is not known what is in the tables. */
  forget(): void;
}

/** A row of a stream that begins behind the tables' position cannot be in them yet. */
const begins = ({ revision, position }: LedgerEvent, from: bigint): boolean =>
  revision === 0n && position > from;

export const createRowCache = <Event extends DomainEvent, Content extends object>(
  projection: Projection<Event, Content>,
  generation: number,
): RowCache<Event, Content> => {
  const rows = new LRUCache<string, Row<Content>>({ max: maxRows });
  const streams = new LRUCache<string, StreamRow>({ max: maxRows });
  const { keyColumns, keyOf, rowsPerStream } = projection;

  const rowsBefore = async (
    db: Db,
    from: bigint,
    events: readonly LedgerEvent<Event>[],
  ): Promise<Map<string, Row<Content>>> => {
    const found = new Map<string, Row<Content>>();
    const asked = new Map<string, RowKey>();
    const fresh = new Set<string>();
    for (const event of events) {
      const key = keyOf(event);
      if (key === undefined) continue;
      const text = keyText(key);
      if (found.has(text) || asked.has(text) || fresh.has(text)) continue;
      const kept = rows.get(text);
      if (kept !== undefined) found.set(text, kept);
      else if (rowsPerStream === 'one' && begins(event, from)) fresh.add(text);
      else asked.set(text, key);
    }
    const table = rowsOf(projection, generation);
    for (const row of await loadRows<Row<Content>>(db, table, [...asked.values()])) {
      found.set(keyText(keyOfRow(keyColumns, row)), row);
    }
    return found;
  };

  const streamsBefore = async (
    db: Db,
    from: bigint,
    events: readonly LedgerEvent<Event>[],
  ): Promise<Map<string, StreamRow>> => {
    const found = new Map<string, StreamRow>();
    if (rowsPerStream === 'one') return found;
    const asked = new Set<string>();
    const seen = new Set<string>();
    for (const event of events) {
      const { streamId } = event;
      if (seen.has(streamId)) continue;
      seen.add(streamId);
      const kept = streams.get(streamId);
      if (kept !== undefined) found.set(streamId, kept);
      else if (!begins(event, from)) asked.add(streamId);
    }
    const ids = [...asked].map((id) => [id]);
    for (const row of await loadRows<StreamRow>(db, streamsOf(projection, generation), ids)) {
      found.set(row.stream_id, row);
    }
    return found;
  };

  return {
    before: async (db, from, events) => ({
      rows: await rowsBefore(db, from, events),
      streams: await streamsBefore(db, from, events),
    }),
    keep: (saved) => {
      for (const [key, row] of saved.rows) rows.set(key, row);
      for (const [id, stream] of saved.streams) streams.set(id, stream);
    },
    forget: () => {
      rows.clear();
      streams.clear();
    },
  };
};
