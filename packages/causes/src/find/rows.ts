import { PoisonEventError, parseStreamName } from '@order-ledger/contracts';
import { readStream } from '@order-ledger/event-store';
import type { DomainEvent, EventDecoder, EventStore, LedgerEvent } from '@order-ledger/event-store';
import { orderDetails, orderListing, product, reservation, stock } from '@order-ledger/projections';
import { readCheckpoints } from '@order-ledger/read-model';
import type { ProjectionName } from '@order-ledger/read-model';
import pLimit from 'p-limit';
import type { CausesDb, EventTable } from '../database.ts';
import { ifMade } from './journal.ts';

/** A row of a read model that an event is in. */
export interface CauseRow {
  readonly table: string;
  /** The columns of its primary key. */
  readonly key: Readonly<Record<string, string>>;
  /** `false`: the projection has not come so far. */
  readonly written: boolean;
}

/** What is needed of a projection to name its rows. */
interface Keyed<Event extends DomainEvent> {
  readonly name: ProjectionName;
  readonly keyColumns: readonly string[];
  readonly keyOf: (event: LedgerEvent<Event>) => readonly string[] | undefined;
}

interface NamedRow {
  readonly projection: ProjectionName;
  readonly key: Readonly<Record<string, string>>;
}

type RowsOf = (eventStore: EventStore, event: EventTable) => Promise<readonly NamedRow[]>;

const rowOf = <Event extends DomainEvent>(
  { name: projection, keyColumns, keyOf }: Keyed<Event>,
  event: LedgerEvent<Event>,
): readonly NamedRow[] => {
  const values = keyOf(event);
  if (values === undefined) return [];
  const key = keyColumns.map((column, index) => [column, values[index] ?? ''] as const);
  return [{ projection, key: Object.fromEntries(key) }];
};

const rowsIn =
  <Event extends DomainEvent>(
    codec: EventDecoder<Event>,
    projections: readonly Keyed<Event>[],
  ): RowsOf =>
  async (eventStore, { stream, revision }) => {
    const range = { fromRevision: BigInt(revision), toRevision: BigInt(revision) };
    const rows: NamedRow[] = [];
    try {
      for await (const event of readStream(eventStore, stream, codec, range)) {
        rows.push(...projections.flatMap((projection) => rowOf(projection, event)));
      }
    } catch (error) {
      // An event that nobody can read is in no row.
      if (!(error instanceof PoisonEventError)) throw error;
    }
    return rows;
  };

const byCategory = new Map<string, RowsOf>([
  ['order', rowsIn(orderListing.codec, [orderListing, orderDetails])],
  ['stockReservation', rowsIn(stock.codec, [stock, reservation])],
  ['product', rowsIn(product.codec, [product])],
]);

/** Reads under way at once. */
const concurrency = 16;

/** The rows of each event, by its id. The events themselves are read: only they know their keys. */
export async function findRows(
  db: CausesDb,
  eventStore: EventStore,
  events: readonly EventTable[],
): Promise<ReadonlyMap<string, readonly CauseRow[]>> {
  const checkpoints = await ifMade(readCheckpoints(db), new Map<ProjectionName, never>());
  const limit = pLimit(concurrency);
  const rows = await limit.map(events, async (event) => {
    const rowsOf = byCategory.get(parseStreamName(event.stream)?.category ?? '');
    const named = (await rowsOf?.(eventStore, event)) ?? [];
    const position = BigInt(event.position);
    const found = named.map(({ projection, key }) => {
      const written = (checkpoints.get(projection)?.position ?? -1n) >= position;
      return { table: `read_model.${projection}`, key, written };
    });
    return [event.event_id, found] as const;
  });
  return new Map(rows);
}
