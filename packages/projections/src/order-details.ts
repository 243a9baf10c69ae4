import { orderCodec } from '@order-ledger/contracts';
import {
  type OrderEvent,
  type OrderGoods,
  type OrderMoney,
  type OrderPlaced,
  type Totals,
  assertNever,
  goodsAfter,
  linesAfter,
  moneyAfter,
  noGoods,
  noMoney,
} from '@order-ledger/domain';
import type { OrderDetailsRow, ProjectedRow } from '@order-ledger/read-model';
import { statusChange, statusOf } from './order-status.ts';
import type { Projection } from './projection.ts';

type Content = Omit<OrderDetailsRow, keyof ProjectedRow>;

const totalsColumns = (totals: Totals) => ({
  subtotal: `${totals.subtotal}`,
  discount: `${totals.discount}`,
  tax: `${totals.tax}`,
  shipping: `${totals.shipping}`,
  total: `${totals.total}`,
});

const moneyOf = (row: Content): OrderMoney => ({
  attempts: row.payment_attempts,
  failures: row.payment_failures,
  surplus: row.surplus_payments,
  refunds: row.refunds,
});

const moneyColumns = ({ attempts, failures, surplus, refunds }: OrderMoney) => ({
  payment_attempts: attempts,
  payment_failures: failures,
  surplus_payments: surplus,
  refunds,
});

const goodsOf = (row: Content): OrderGoods => ({
  shipments: row.shipments,
  returns: row.returns,
  deliveredAt: row.delivered_at && row.delivered_at.toISOString(),
});

const goodsColumns = ({ shipments, returns, deliveredAt }: OrderGoods) => ({
  shipments,
  returns,
  delivered_at: deliveredAt === null ? null : new Date(deliveredAt),
});

const placed = ({ data }: OrderPlaced): Content => ({
  order_id: data.orderId,
  order_number: data.orderNumber,
  user_id: data.userId,
  status: 'placed',
  status_history: [],
  lines: data.lines,
  currency: data.currency,
  ...totalsColumns(data.totals),
  shipping_address: data.shippingAddress,
  notes: data.notes,
  metadata: null,
  payment_method: data.paymentMethod,
  payment: null,
  ...moneyColumns(noMoney),
  ...goodsColumns(noGoods),
  shortages: null,
  cancellation: null,
  placed_at: new Date(data.placedAt),
  payment_due_at: new Date(data.paymentDueAt),
});

/** What an event says beside the status and the pieces of the lines. */
const factsOf = (row: Content, event: OrderEvent): Partial<Content> => {
  switch (event.type) {
    case 'OrderRejected':
      return { shortages: event.data.shortages };
    case 'OrderCancelled': {
      const { code, comment } = event.data;
      return { cancellation: { code, comment } };
    }
    case 'OrderPaid': {
      const { orderId: _, ...payment } = event.data;
      return { payment, ...moneyColumns(moneyAfter(moneyOf(row), event)) };
    }
    case 'PaymentRequested':
    case 'PaymentFailed':
    case 'SurplusPaymentReceived':
    case 'RefundRequested':
    case 'RefundCompleted':
    case 'RefundFailed':
      return moneyColumns(moneyAfter(moneyOf(row), event));
    case 'ProcessingStarted':
    case 'ShipmentDispatched':
    case 'OrderShipped':
    case 'ShipmentDelivered':
    case 'OrderDelivered':
    case 'ReturnRequested':
    case 'ReturnDeclined':
    case 'ReturnCompleted':
      return goodsColumns(goodsAfter(goodsOf(row), event));
    case 'ItemsCancelled':
    case 'QuantitiesChanged':
      return totalsColumns(event.data.totals);
    case 'ShippingAddressChanged':
      return { shipping_address: event.data.shippingAddress };
    case 'NotesChanged':
      return { notes: event.data.notes };
    case 'MetadataChanged':
      return { metadata: event.data.metadata };
    case 'PaymentDeadlineExtended':
      return { payment_due_at: new Date(event.data.paymentDueAt) };
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
  version: 3,
  codec: orderCodec,
  keyColumns: ['order_id'],
  rowsPerStream: 'one',
  keyOf: ({ streamId }) => [streamId],
  apply: (before, delivered) => {
    const { event } = delivered;
    if (event.type === 'OrderPlaced') {
      const row = placed(event);
      return { ...row, status_history: [statusChange(null, row.status, delivered)] };
    }
    if (before === undefined) return undefined;
    const lines = linesAfter(before.lines, event);
    const status = statusOf(before.status, event, lines);
    const after = { ...before, ...factsOf(before, event), lines, status };
    if (status === before.status) return after;
    const change = statusChange(before.status, status, delivered);
    return { ...after, status_history: [...before.status_history, change] };
  },
};
