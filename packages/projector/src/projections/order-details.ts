import { orderCodec } from '@order-ledger/contracts';
import { type OrderEvent, type OrderPlaced, assertNever } from '@order-ledger/domain';
import type { OrderDetailsRow, ProjectedRow } from '@order-ledger/read-model';
import { sql } from 'kysely';
import type { Projection } from '../projection.ts';
import { statusChangeOf } from './order-status.ts';

type Content = Omit<OrderDetailsRow, keyof ProjectedRow>;

const placed = ({ data }: OrderPlaced): Content => ({
  order_id: data.orderId,
  order_number: data.orderNumber,
  user_id: data.userId,
  status: 'placed',
  status_history: [],
  lines: data.lines,
  currency: data.currency,
  subtotal: `${data.totals.subtotal}`,
  discount: `${data.totals.discount}`,
  tax: `${data.totals.tax}`,
  shipping: `${data.totals.shipping}`,
  total: `${data.totals.total}`,
  shipping_address: data.shippingAddress,
  notes: data.notes,
  payment_method: data.paymentMethod,
  payment: null,
  refund: null,
  shortages: null,
  cancellation: null,
  placed_at: new Date(data.placedAt),
  payment_due_at: new Date(data.paymentDueAt),
});

/** What an event says beside the status. */
const factsOf = (event: OrderEvent): Partial<Content> => {
  switch (event.type) {
    case 'OrderRejected':
      return { shortages: event.data.shortages };
    case 'OrderPaid': {
      const { method, reference, amount, currency, paidAt } = event.data;
      return { payment: { method, reference, amount, currency, paidAt } };
    }
    case 'OrderCancelled': {
      const { code, comment } = event.data;
      return { cancellation: { code, comment } };
    }
    case 'RefundRequested': {
      const { amount, currency, paymentReference, requestedAt } = event.data;
      return { refund: { amount, currency, paymentReference, requestedAt } };
    }
    case 'OrderPlaced':
    case 'OrderReserved':
    case 'OrderConfirmed':
    case 'OrderExpired':
    case 'OrderAbandoned':
      return {};
    default:
      return assertNever(event);
  }
};

/** Everything about one placed order. Personal data stays sealed as the ledger has it. */
export const orderDetails: Projection<OrderEvent, Content> = {
  name: 'order_details',
  version: 1,
  category: 'order',
  codec: orderCodec,
  keyColumns: ['order_id'],
  streamIdOf: (row) => row.order_id,
  apply: (before, event) => {
    const row = event.type === 'OrderPlaced' ? placed(event) : before;
    if (row === undefined) return undefined;
    const change = statusChangeOf(event);
    return {
      ...row,
      ...factsOf(event),
      ...(change !== undefined && {
        status: change.status,
        status_history: [...row.status_history, change],
      }),
    };
  },
  load: async (db, orderIds) =>
    await db
      .selectFrom('read_model.order_details')
      .selectAll()
      .where('order_id', '=', sql<string>`any(${orderIds})`)
      .execute(),
};
