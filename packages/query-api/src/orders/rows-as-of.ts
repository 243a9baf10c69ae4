import { orderCodec, streamName } from '@order-ledger/contracts';
import type { OrderEvent } from '@order-ledger/domain';
import { type EventStore, type LedgerEvent, readStream } from '@order-ledger/event-store';
import { foldEvents, keyText, nothingFolded, orderListing } from '@order-ledger/projections';
import type { OrderListingRow } from '@order-ledger/read-model';
import pLimit from 'p-limit';

const readsAtOnce = 16;

/** What the projection would have made of the events that the ledger had at an instant. */
const rowAsOf = async (
  eventStore: EventStore,
  row: OrderListingRow,
  instant: Date,
): Promise<OrderListingRow> => {
  // Nothing has happened to it since.
  if (row.updated_at <= instant) return row;
  const events: LedgerEvent<OrderEvent>[] = [];
  for await (const event of readStream(eventStore, streamName('order', row.order_id), orderCodec)) {
    if (event.createdAt > instant) break;
    events.push(event);
  }
  const { rows } = foldEvents(orderListing, nothingFolded(), events);
  return rows.get(keyText([row.order_id])) ?? row;
};

/** Rows of today as they were at an instant, in the same order. Reads the streams of those that have changed since. */
export const rowsAsOf = async (
  eventStore: EventStore,
  rows: readonly OrderListingRow[],
  instant: Date,
): Promise<readonly OrderListingRow[]> => {
  const limit = pLimit(readsAtOnce);
  return await Promise.all(
    rows.map((row) => limit(async () => await rowAsOf(eventStore, row, instant))),
  );
};
