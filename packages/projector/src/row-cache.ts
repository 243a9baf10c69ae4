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

/** What is in memory of the rows and streams that events are of, and what is to be asked for. */
interface LookedUp<Content> {
  readonly known: Folded<Content>;
  readonly askedRows: readonly RowKey[];
  readonly askedStreams: readonly RowKey[];
}

/** The newest rows of a generation, as they are in its tables. */
export interface RowCache<Event extends DomainEvent, Content> {
  /** As `before`, from memory alone; `undefined` when the tables have to be asked. */
  known(from: bigint, events: readonly LedgerEvent<Event>[]): Folded<Content> | undefined;
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

  const lookUpRows = (from: bigint, events: readonly LedgerEvent<Event>[]) => {
    const known = new Map<string, Row<Content>>();
    const asked = new Map<string, RowKey>();
    const fresh = new Set<string>();
    for (const event of events) {
      const key = keyOf(event);
      if (key === undefined) continue;
      const text = keyText(key);
      if (known.has(text) || asked.has(text) || fresh.has(text)) continue;
      const kept = rows.get(text);
      if (kept !== undefined) known.set(text, kept);
      else if (rowsPerStream === 'one' && begins(event, from)) fresh.add(text);
      else asked.set(text, key);
    }
    return { known, asked: [...asked.values()] };
  };

  const lookUpStreams = (from: bigint, events: readonly LedgerEvent<Event>[]) => {
    const known = new Map<string, StreamRow>();
    const asked = new Set<string>();
    if (rowsPerStream === 'one') return { known, asked: [] };
    const seen = new Set<string>();
    for (const event of events) {
      const { streamId } = event;
      if (seen.has(streamId)) continue;
      seen.add(streamId);
      const kept = streams.get(streamId);
      if (kept !== undefined) known.set(streamId, kept);
      else if (!begins(event, from)) asked.add(streamId);
    }
    return { known, asked: [...asked].map((id) => [id]) };
  };

  const lookUp = (from: bigint, events: readonly LedgerEvent<Event>[]): LookedUp<Content> => {
    const ofRows = lookUpRows(from, events);
    const ofStreams = lookUpStreams(from, events);
    return {
      known: { rows: ofRows.known, streams: ofStreams.known },
      askedRows: ofRows.asked,
      askedStreams: ofStreams.asked,
    };
  };

  return {
    known: (from, events) => {
      const { known, askedRows, askedStreams } = lookUp(from, events);
      return askedRows.length + askedStreams.length === 0 ? known : undefined;
    },
    before: async (db, from, events) => {
      const { known, askedRows, askedStreams } = lookUp(from, events);
      const table = rowsOf(projection, generation);
      for (const row of await loadRows<Row<Content>>(db, table, askedRows)) {
        known.rows.set(keyText(keyOfRow(keyColumns, row)), row);
      }
      const streamTable = streamsOf(projection, generation);
      for (const row of await loadRows<StreamRow>(db, streamTable, askedStreams)) {
        known.streams.set(row.stream_id, row);
      }
      return known;
    },
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
