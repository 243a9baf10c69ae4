import { orderCodec } from '@order-ledger/contracts';
import type { OrderEvent, OrderPlaced } from '@order-ledger/domain';
import type { OrderListingRow, ProjectedRow } from '@order-ledger/read-model';
import { sql } from 'kysely';
import type { Projection } from '../projection.ts';
import { statusChangeOf } from './order-status.ts';

type Content = Omit<OrderListingRow, keyof ProjectedRow>;

const placed = ({ data }: OrderPlaced): Content => ({
  order_id: data.orderId,
  order_number: data.orderNumber,
  user_id: data.userId,
  status: 'placed',
  currency: data.currency,
  total: `${data.totals.total}`,
  pieces: data.lines.reduce((sum, line) => sum + line.quantity, 0),
  product_ids: [...new Set(data.lines.map((line) => line.productId))],
  placed_at: new Date(data.placedAt),
});

const statusOf = (event: OrderEvent): Pick<Content, 'status'> | undefined => {
  const change = statusChangeOf(event);
  return change && { status: change.status };
};

/** One row per placed order, for lists. An id that was abandoned before it was placed has none. */
export const orderListing: Projection<OrderEvent, Content> = {
  name: 'order_listing',
  version: 1,
  category: 'order',
  codec: orderCodec,
  keyColumns: ['order_id'],
  streamIdOf: (row) => row.order_id,
  apply: (row, event) => {
    if (event.type === 'OrderPlaced') return placed(event);
    return row === undefined ? undefined : { ...row, ...statusOf(event) };
  },
  load: async (db, orderIds) =>
    await db
      .selectFrom('read_model.order_listing')
      .selectAll()
      .where('order_id', '=', sql<string>`any(${orderIds})`)
      .execute(),
};
