import type { EventCodec } from '@order-ledger/contracts';
import type { DomainEvent, LedgerEvent } from '@order-ledger/event-store';
import type { ProjectedRow, ProjectionName } from '@order-ledger/read-model';

/** The values of a row's key columns, in their order. */
export type RowKey = readonly string[];

/**
 * One table, folded from the streams of one category. `Content` is a row without what every row
 * says about its stream.
 */
export interface Projection<Event extends DomainEvent, Content extends object> {
  readonly name: ProjectionName;
  /** Raised when rows would come out differently: then new tables are filled beside the old ones. */
  readonly version: number;
  readonly codec: EventCodec<Event>;
  /** Columns of the primary key, all of them text. */
  readonly keyColumns: readonly (keyof Content & string)[];
  /**
   * `one`: each stream has one row, which sees each of its events. `many`: an event is of one of
   * the stream's rows, or of none; how far the stream is folded is then kept beside them.
   */
  readonly rowsPerStream: 'one' | 'many';
  /** The row that an event is of. */
  readonly keyOf: (event: LedgerEvent<Event>) => RowKey | undefined;
  /** Pure. `undefined`: there is no row (yet). */
  readonly apply: (row: Content | undefined, event: LedgerEvent<Event>) => Content | undefined;
}

export type Row<Content> = Content & ProjectedRow;
