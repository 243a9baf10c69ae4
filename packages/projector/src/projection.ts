import type { Category, EventCodec } from '@order-ledger/contracts';
import { type DomainEvent, GapError, type LedgerEvent } from '@order-ledger/event-store';
import type { ProjectedRow, ProjectionName, ReadModelDatabase } from '@order-ledger/read-model';
import type { Kysely } from 'kysely';

export type Db = Kysely<ReadModelDatabase>;

/**
 * One table, folded from the streams of one category: one row per stream. `Content` is a row
 * without what every row says about its stream.
 */
export interface Projection<Event extends DomainEvent, Content extends object> {
  readonly name: ProjectionName;
  /** Raised when rows would come out differently: then the table has to be rebuilt. */
  readonly version: number;
  readonly category: Category;
  readonly codec: EventCodec<Event>;
  /** Columns of the primary key. */
  readonly keyColumns: readonly string[];
  /** The id of the stream that a row is folded from. */
  readonly streamIdOf: (row: Content) => string;
  /** Pure. `undefined`: the stream has no row (yet). */
  readonly apply: (row: Content | undefined, event: Event) => Content | undefined;
  /** The rows of these streams, as far as they exist. */
  readonly load: (
    db: Db,
    streamIds: readonly string[],
  ) => Promise<readonly (Content & ProjectedRow)[]>;
}

/**
 * A row after one more event of its stream. An event that the row has seen changes nothing.
 * Throws `GapError` when events between are missing.
 */
const nextRow = <Event extends DomainEvent, Content extends object>(
  { apply }: Projection<Event, Content>,
  row: (Content & ProjectedRow) | undefined,
  { stream, revision, position, event, createdAt }: LedgerEvent<Event>,
): (Content & ProjectedRow) | undefined => {
  const expected = row === undefined ? 0n : BigInt(row.revision) + 1n;
  if (revision < expected) return row;
  if (revision > expected) throw new GapError(stream, expected, revision);
  const content = apply(row, event);
  return content === undefined
    ? undefined
    : { ...content, revision: `${revision}`, position: `${position}`, updated_at: createdAt };
};

/** The rows by stream that events changed, given those that there were. */
export const foldEvents = <Event extends DomainEvent, Content extends object>(
  projection: Projection<Event, Content>,
  rows: ReadonlyMap<string, Content & ProjectedRow>,
  events: Iterable<LedgerEvent<Event>>,
): Map<string, Content & ProjectedRow> => {
  const changed = new Map<string, Content & ProjectedRow>();
  for (const event of events) {
    const row = changed.get(event.streamId) ?? rows.get(event.streamId);
    const next = nextRow(projection, row, event);
    if (next !== undefined && next !== row) changed.set(event.streamId, next);
  }
  return changed;
};
