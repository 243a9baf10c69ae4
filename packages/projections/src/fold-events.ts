import { type DomainEvent, GapError, type LedgerEvent } from '@order-ledger/event-store';
import type { ProjectedRow, StreamRow } from '@order-ledger/read-model';
import type { Projection, Row, RowKey } from './projection.ts';

/** Rows by `keyText`, and how far streams are folded, by their id, where that is kept. */
export interface Folded<Content> {
  readonly rows: Map<string, Row<Content>>;
  readonly streams: Map<string, StreamRow>;
}

export const nothingFolded = <Content>(): Folded<Content> => ({
  rows: new Map(),
  streams: new Map(),
});

/** A key as one text: no id holds U+0000. */
export const keyText = (key: RowKey): string => key.join('\0');

/** The key of a row that there is. */
export const keyOfRow = (keyColumns: readonly string[], row: object): RowKey => {
  const values = new Map<string, unknown>(Object.entries(row));
  return keyColumns.map((column) => String(values.get(column)));
};

/** Adds what is newer. */
export const addFolded = <Content>(target: Folded<Content>, newer: Folded<Content>): void => {
  for (const [key, row] of newer.rows) target.rows.set(key, row);
  for (const [id, stream] of newer.streams) target.streams.set(id, stream);
};

const factsOf = ({ revision, position, createdAt }: LedgerEvent): ProjectedRow => ({
  revision: `${revision}`,
  position: `${position}`,
  updated_at: createdAt,
});

/** Where a row or a stream is, and the event that has brought it there; none: it was there before. */
interface Reached<Value> {
  revision: bigint;
  value: Value | undefined;
  event: LedgerEvent | undefined;
}

const reachedIn = <Value>(
  reached: Map<string, Reached<Value>>,
  key: string,
  before: ReadonlyMap<string, Value & ProjectedRow>,
): Reached<Value> => {
  const known = reached.get(key);
  if (known !== undefined) return known;
  const value = before.get(key);
  const revision = value === undefined ? -1n : BigInt(value.revision);
  const first = { revision, value, event: undefined };
  reached.set(key, first);
  return first;
};

/** Throws `GapError` when events between are missing. */
const isNext = (seen: bigint, { stream, revision }: LedgerEvent): boolean => {
  const expected = seen + 1n;
  if (revision > expected) throw new GapError(stream, expected, revision);
  return revision === expected;
};

/**
 * What events change, given what there was: the next event of a stream is applied, an older one
 * skipped. Throws `GapError` when one is missing.
 */
export const foldEvents = <Event extends DomainEvent, Content extends object>(
  { apply, keyOf, rowsPerStream }: Projection<Event, Content>,
  before: Folded<Content>,
  events: Iterable<LedgerEvent<Event>>,
): Folded<Content> => {
  // What a row says about its stream is added once, in the end.
  const rows = new Map<string, Reached<Content>>();
  const streams = new Map<string, Reached<StreamRow>>();
  for (const event of events) {
    const key = keyOf(event);
    const row = key && reachedIn(rows, keyText(key), before.rows);
    const stream =
      rowsPerStream === 'one' ? undefined : reachedIn(streams, event.streamId, before.streams);
    if (!isNext((stream ?? row)?.revision ?? -1n, event)) continue;
    if (stream !== undefined) {
      stream.revision = event.revision;
      stream.event = event;
    }
    const value = row && apply(row.value, event);
    if (row === undefined || value === undefined) continue;
    row.revision = event.revision;
    row.event = event;
    row.value = value;
  }
  const changed = nothingFolded<Content>();
  for (const [key, { value, event }] of rows) {
    if (value !== undefined && event !== undefined) {
      changed.rows.set(key, { ...value, ...factsOf(event) });
    }
  }
  for (const [id, { event }] of streams) {
    if (event !== undefined) changed.streams.set(id, { stream_id: id, ...factsOf(event) });
  }
  return changed;
};
