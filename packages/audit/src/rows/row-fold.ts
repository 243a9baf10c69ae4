import type { DomainEvent, LedgerEvent } from '@order-ledger/event-store';
import { keyText } from '@order-ledger/projections';
import type { Projection, RowKey } from '@order-ledger/projections';
import type { ProjectionName } from '@order-ledger/read-model';
import { columnValue } from './text.ts';

/** Columns by name, as text or JSON. */
export type Columns = Readonly<Record<string, unknown>>;

/** A row that the events lead to. */
interface ExpectedRow {
  readonly key: RowKey;
  /** Each column as the table has it. */
  columns(): Columns;
}

/** What the events of one partition make of a projection's rows. Goes on whatever comes. */
export interface RowFold<Event extends DomainEvent> {
  readonly name: ProjectionName;
  readonly keyColumns: readonly string[];
  /** The text of the key of the row that changed; events behind `upTo` change none. */
  add(event: LedgerEvent<Event>): string | undefined;
  row(keyText: string): ExpectedRow | undefined;
  rows(): Iterable<readonly [string, ExpectedRow]>;
}

/** A row as far as it is folded, and the event that it was folded up to. */
interface Folded<Content> {
  readonly key: RowKey;
  readonly content: Content;
  readonly event: LedgerEvent;
}

const columnsOf = (row: object): Columns =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, columnValue(value)]));

const factsOf = ({ revision, position, createdAt }: LedgerEvent) => ({
  revision: `${revision}`,
  position: `${position}`,
  updated_at: createdAt,
});

export const createRowFold = <Event extends DomainEvent, Content extends object>(
  projection: Projection<Event, Content>,
  upTo: bigint,
): RowFold<Event> => {
  const rows = new Map<string, Folded<Content>>();
  const expected = ({ key, content, event }: Folded<Content>): ExpectedRow => ({
    key,
    columns: () => columnsOf({ ...content, ...factsOf(event) }),
  });
  return {
    name: projection.name,
    keyColumns: projection.keyColumns,
    add: (event) => {
      if (event.position > upTo) return undefined;
      const key = projection.keyOf(event);
      if (key === undefined) return undefined;
      const text = keyText(key);
      const content = projection.apply(rows.get(text)?.content, event);
      if (content === undefined) return undefined;
      rows.set(text, { key, content, event });
      return text;
    },
    row: (text) => {
      const found = rows.get(text);
      return found && expected(found);
    },
    *rows() {
      for (const [text, found] of rows) yield [text, expected(found)] as const;
    },
  };
};

/** How far each stream is folded, for projections of many rows per stream. */
export const createStreamFold = (name: ProjectionName, upTo: bigint): RowFold<DomainEvent> => {
  const rows = new Map<string, ExpectedRow>();
  return {
    name,
    keyColumns: ['stream_id'],
    add: (event) => {
      if (event.position > upTo) return undefined;
      const { streamId } = event;
      const columns = () => columnsOf({ stream_id: streamId, ...factsOf(event) });
      rows.set(streamId, { key: [streamId], columns });
      return streamId;
    },
    row: (text) => rows.get(text),
    rows: () => rows,
  };
};
