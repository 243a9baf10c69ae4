import type { OrderEvent } from '@order-ledger/domain';

type Recorded = {
  readonly [Type in OrderEvent['type']]: Extract<OrderEvent, { type: Type }>['data'];
};

export const orderId = '0199f4a8-6f5e-7c3a-9d4b-2f1e8a7b6c5d';
export const item = { warehouseId: 'wh-berlin', productId: 'SKU-42.blue' };
export const otherItem = { warehouseId: 'wh_oslo', productId: 'lamp~e27' };
const sealed = (text: string) => ({ personId: 'user:user123', sealed: text });

/** What today's code must make of the recordings of `order-{orderId}`. */
export const recordedOrderEvents: Recorded = {
  OrderPlaced: {
    orderId,
    orderNumber: 'ORD-20261120-000017',
    userId: 'user123',
    lines: [
      { ...item, quantity: 2, unitPrice: 1999 },
      { ...otherItem, quantity: 1, unitPrice: 0 },
    ],
    currency: 'USD',
    totals: { subtotal: 3998, discount: 200, tax: 722, shipping: 499, total: 5019 },
    shippingAddress: sealed('kq3vJ8b0Yd1mZ5xTQm9zY2Vhbi13YXZlLTE3LXNlYWxlZC1hZGRyZXNz'),
    notes: sealed('c2VhbGVkLW5vdGUtbGVhdmUtYXQtdGhlLWRvb3I='),
    paymentMethod: 'credit_card',
    placedAt: '2026-11-20T10:00:00.123Z',
    paymentDueAt: '2026-11-20T10:15:00.123Z',
  },
  OrderReserved: { orderId, reservedAt: '2026-11-20T10:00:00.123Z' },
  OrderRejected: {
    orderId,
    shortages: [
      { ...item, quantity: 2, available: 1 },
      { ...otherItem, quantity: 1, available: null },
    ],
    rejectedAt: '2026-11-20T10:00:00.456Z',
  },
  OrderPaid: {
    orderId,
    method: 'credit_card',
    reference: 'pi_3PkQ1x2eZvKYlo2C',
    amount: 5019,
    currency: 'USD',
    paidAt: '2026-11-20T10:03:12.000Z',
  },
  OrderConfirmed: { orderId, confirmedAt: '2026-11-20T10:03:12.250Z' },
  OrderCancelled: {
    orderId,
    code: 'requested',
    comment: sealed('c2VhbGVkLWNvbW1lbnQtZm91bmQtaXQtY2hlYXBlcg=='),
    cancelledAt: '2026-11-20T11:30:00.000Z',
  },
  RefundRequested: {
    orderId,
    refundId: '1',
    reason: 'cancelled',
    amount: 5019,
    currency: 'USD',
    paymentReference: 'pi_3PkQ1x2eZvKYlo2C',
    requestedAt: '2026-11-20T11:30:00.000Z',
  },
  OrderExpired: { orderId, expiredAt: '2026-11-20T10:15:00.123Z' },
  OrderAbandoned: { orderId, abandonedAt: '2026-11-20T10:00:31.000Z' },
  PaymentRequested: {
    orderId,
    paymentId: '2',
    method: 'credit_card',
    amount: 5019,
    currency: 'USD',
    requestedAt: '2026-11-20T10:02:40.000Z',
  },
  PaymentFailed: {
    orderId,
    paymentId: '1',
    reference: 'pi_3PkQ0a9b8c7d6e5f',
    code: 'card_declined',
    failedAt: '2026-11-20T10:02:11.480Z',
  },
  SurplusPaymentReceived: {
    orderId,
    method: 'bank_transfer',
    reference: 'bt-2026-11-23-0815',
    amount: 5020,
    currency: 'USD',
    reason: 'already_paid',
    receivedAt: '2026-11-23T06:00:00.000Z',
  },
  RefundCompleted: {
    orderId,
    refundId: '1',
    reference: 're_3PkQ1x2eZvKYlo2C',
    completedAt: '2026-11-20T11:30:04.120Z',
  },
  RefundFailed: {
    orderId,
    refundId: '2',
    code: 'account_closed',
    failedAt: '2026-11-23T06:00:09.000Z',
  },
  ItemsCancelled: {
    orderId,
    lines: [{ line: 1, quantity: 1 }],
    comment: sealed('c2VhbGVkLWNvbW1lbnQtb25lLWlzLWVub3VnaA=='),
    totals: { subtotal: 1999, discount: 100, tax: 361, shipping: 499, total: 2759 },
    cancelledAt: '2026-11-20T10:20:00.000Z',
  },
  QuantitiesChanged: {
    orderId,
    lines: [
      { line: 1, quantity: 3 },
      { line: 2, quantity: 2 },
    ],
    totals: { subtotal: 5997, discount: 300, tax: 1083, shipping: 499, total: 7279 },
    changedAt: '2026-11-20T10:01:30.000Z',
  },
  ShippingAddressChanged: {
    orderId,
    shippingAddress: sealed('c2VhbGVkLWFkZHJlc3MtMTgtb2FrLXdheQ=='),
    changedAt: '2026-11-20T10:25:00.000Z',
  },
  NotesChanged: { orderId, notes: null, changedAt: '2026-11-20T10:25:00.000Z' },
  MetadataChanged: {
    orderId,
    metadata: sealed('c2VhbGVkLW1ldGFkYXRhLXsiY2FtcGFpZ24iOiJ4bWFzIn0='),
    changedAt: '2026-11-20T10:00:00.123Z',
  },
  PaymentDeadlineExtended: {
    orderId,
    paymentDueAt: '2026-11-21T10:15:00.123Z',
    extendedAt: '2026-11-20T10:14:00.000Z',
  },
  ProcessingStarted: { orderId, startedAt: '2026-11-20T13:00:00.000Z' },
  ShipmentDispatched: {
    orderId,
    shipmentId: '5c0f6c1e-2f1b-5d57-8a39-0f6f4f1c7e02',
    lines: [
      { line: 1, quantity: 2 },
      { line: 2, quantity: 1 },
    ],
    carrier: 'DHL',
    trackingNumber: '00340434161094042557',
    dispatchedAt: '2026-11-21T08:30:00.000Z',
  },
  OrderShipped: { orderId, shippedAt: '2026-11-21T08:30:00.000Z' },
  ShipmentDelivered: {
    orderId,
    shipmentId: '5c0f6c1e-2f1b-5d57-8a39-0f6f4f1c7e02',
    deliveredAt: '2026-11-23T14:05:00.000Z',
  },
  OrderDelivered: { orderId, deliveredAt: '2026-11-23T14:05:00.000Z' },
  ReturnRequested: {
    orderId,
    returnId: '1d8f2e0a-7c47-5b1e-9a60-3d4f5b6c7a81',
    lines: [{ line: 1, quantity: 2 }],
    comment: sealed('c2VhbGVkLWNvbW1lbnQtdG9vLWJsdWU='),
    requestedAt: '2026-11-25T09:00:00.000Z',
  },
  ReturnDeclined: {
    orderId,
    returnId: '9b7a4c55-0c2d-5e0f-8e11-6a5b4c3d2e1f',
    comment: sealed('c2VhbGVkLWNvbW1lbnQtaXQtaXMtdXNlZA=='),
    declinedAt: '2026-11-26T16:45:00.000Z',
  },
  ReturnCompleted: {
    orderId,
    returnId: '1d8f2e0a-7c47-5b1e-9a60-3d4f5b6c7a81',
    lines: [
      { line: 1, quantity: 1, restock: true },
      { line: 1, quantity: 1, restock: false },
    ],
    amount: 4520,
    completedAt: '2026-11-28T10:10:00.000Z',
  },
};
