import { legalCommands } from '../../src/index.ts';
import type {
  CancelOrder,
  SealedText,
  OrderCommand,
  OrderEvent,
  OrderLine,
  OrderRejection,
  OrderStatus,
  PayOrder,
  PlaceOrder,
  Shortage,
} from '../../src/index.ts';

/** One order with fixed ids and times, as events and as the commands that lead to them. */
export const orderId = '018f3a52-6f4e-7c3a-9d39-0c6d1f2a7b10';
export const placedAt = '2026-11-20T10:00:00.000Z';
export const soonAfter = '2026-11-20T10:05:00.000Z';
export const justBeforeDue = '2026-11-20T10:14:59.999Z';
export const paymentDueAt = '2026-11-20T10:15:00.000Z';
export const afterDue = '2026-11-20T10:15:00.001Z';

export const shippingAddress: SealedText = { personId: 'user:ada', sealed: 'YWRkcmVzcw==' };
export const comment: SealedText = { personId: 'user:ada', sealed: 'dG9vIGxhdGU=' };

export const lines: readonly OrderLine[] = [
  { warehouseId: 'berlin', productId: 'lamp', quantity: 2, unitPrice: 1999 },
  { warehouseId: 'berlin', productId: 'bulb', quantity: 10, unitPrice: 250 },
];
export const charges = { discount: 500, tax: 1234, shipping: 499 };
export const totals = { subtotal: 6498, discount: 500, tax: 1234, shipping: 499, total: 7731 };
export const shortages: readonly Shortage[] = [
  { warehouseId: 'berlin', productId: 'lamp', quantity: 2, available: 1 },
];

const facts = {
  orderId,
  orderNumber: 'ORD-20261120-000017',
  userId: 'ada',
  lines,
  currency: 'USD',
  shippingAddress,
  notes: null,
  paymentMethod: 'card',
  placedAt,
  paymentDueAt,
};

export const placeOrder: PlaceOrder = {
  type: 'PlaceOrder',
  order: { ...facts, charges },
  stock: { kind: 'pending' },
};
export const payOrder: PayOrder = {
  type: 'PayOrder',
  method: 'card',
  reference: 'pi_3Pk1',
  at: soonAfter,
};
export const cancelOrder: CancelOrder = {
  type: 'CancelOrder',
  code: 'requested',
  comment,
  at: soonAfter,
};

export const placed = { type: 'OrderPlaced', data: { ...facts, totals } } satisfies OrderEvent;
export const reserved = {
  type: 'OrderReserved',
  data: { orderId, reservedAt: placedAt },
} satisfies OrderEvent;
export const rejected = {
  type: 'OrderRejected',
  data: { orderId, shortages, rejectedAt: placedAt },
} satisfies OrderEvent;
export const paid = {
  type: 'OrderPaid',
  data: {
    orderId,
    method: 'card',
    reference: 'pi_3Pk1',
    amount: 7731,
    currency: 'USD',
    paidAt: soonAfter,
  },
} satisfies OrderEvent;
export const confirmed = {
  type: 'OrderConfirmed',
  data: { orderId, confirmedAt: soonAfter },
} satisfies OrderEvent;
export const cancelled = {
  type: 'OrderCancelled',
  data: { orderId, code: 'requested', comment, cancelledAt: soonAfter },
} satisfies OrderEvent;
export const refundRequested = {
  type: 'RefundRequested',
  data: {
    orderId,
    refundId: '1',
    reason: 'cancelled',
    amount: 7731,
    currency: 'USD',
    paymentReference: 'pi_3Pk1',
    requestedAt: soonAfter,
  },
} satisfies OrderEvent;
export const expired = {
  type: 'OrderExpired',
  data: { orderId, expiredAt: paymentDueAt },
} satisfies OrderEvent;
export const abandoned = {
  type: 'OrderAbandoned',
  data: { orderId, abandonedAt: placedAt },
} satisfies OrderEvent;

/** The refusal of a command that the state chart does not allow. */
export const illegal = (status: OrderStatus, command: OrderCommand['type']): OrderRejection => ({
  code: 'illegal_transition',
  status,
  command,
  legal: legalCommands[status],
});
