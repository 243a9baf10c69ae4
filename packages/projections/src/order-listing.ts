import { orderCodec } from '@order-ledger/contracts';
import { type OrderEvent, type OrderPlaced, linesAfter } from '@order-ledger/domain';
import type { LinePiecesColumn, OrderListingRow, ProjectedRow } from '@order-ledger/read-model';
import { statusOf } from './order-status.ts';
import type { Projection } from './projection.ts';

type Content = Omit<OrderListingRow, keyof ProjectedRow>;

const piecesOf = (lines: readonly LinePiecesColumn[]): number =>
  lines.reduce((sum, line) => sum + line.quantity, 0);

const placed = ({ data }: OrderPlaced): Content => ({
  order_id: data.orderId,
  order_number: data.orderNumber,
  user_id: data.userId,
  status: 'placed',
  currency: data.currency,
  total: `${data.totals.total}`,
  pieces: piecesOf(data.lines),
  product_ids: [...new Set(data.lines.map((line) => line.productId))],
  lines: data.lines.map(({ quantity }) => ({ quantity })),
  placed_at: new Date(data.placedAt),
});

const changed = (row: Content, event: OrderEvent): Content => {
  const lines = linesAfter(row.lines, event);
  const after = { ...row, lines, status: statusOf(row.status, event, lines) };
  return event.type === 'ItemsCancelled' || event.type === 'QuantitiesChanged'
    ? { ...after, pieces: piecesOf(lines), total: `${event.data.totals.total}` }
    : after;
};

/** One row per placed order, for lists. An id that was abandoned before it was placed has none. */
export const orderListing: Projection<OrderEvent, Content> = {
  name: 'order_listing',
  version: 2,
  codec: orderCodec,
  keyColumns: ['order_id'],
  rowsPerStream: 'one',
  keyOf: ({ streamId }) => [streamId],
  apply: (row, { event }) => {
    if (event.type === 'OrderPlaced') return placed(event);
    return row === undefined ? undefined : changed(row, event);
  },
};
