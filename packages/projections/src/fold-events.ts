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

/** Throws `GapError` when events between are missing. */
const isNext = (seen: ProjectedRow | undefined, { stream, revision }: LedgerEvent): boolean => {
  const expected = seen === undefined ? 0n : BigInt(seen.revision) + 1n;
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
  const changed = nothingFolded<Content>();
  for (const event of events) {
    const { streamId } = event;
    const key = keyOf(event);
    const text = key && keyText(key);
    const row = text === undefined ? undefined : (changed.rows.get(text) ?? before.rows.get(text));
    const stream = changed.streams.get(streamId) ?? before.streams.get(streamId);
    if (!isNext(rowsPerStream === 'one' ? row : stream, event)) continue;
    const facts = factsOf(event);
    if (rowsPerStream === 'many') changed.streams.set(streamId, { stream_id: streamId, ...facts });
    const content = text === undefined ? undefined : apply(row, event);
    if (text !== undefined && content !== undefined) {
      changed.rows.set(text, { ...content, ...facts });
    }
  }
  return changed;
};
