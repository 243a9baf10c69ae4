import type { LedgerDomainEvent } from '../../src/index.ts';

type Recorded = {
  readonly [Type in LedgerDomainEvent['type']]: Extract<LedgerDomainEvent, { type: Type }>['data'];
};

const orderId = '0199f4a8-6f5e-7c3a-9d4b-2f1e8a7b6c5d';
const item = { warehouseId: 'wh-berlin', productId: 'SKU-42.blue' };
const otherItem = { warehouseId: 'wh_oslo', productId: 'lamp~e27' };
const reservation = { ...item, reservationId: orderId, quantity: 2 };
const sealed = (text: string) => ({ personId: 'user:user123', sealed: text });

/**
 * What today's code must make of the recording of each event type, of whichever version: a new
 * version adds its fields here, and the recordings of older versions have to follow.
 */
export const recordedEvents: Recorded = {
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
    amount: 5019,
    currency: 'USD',
    paymentReference: 'pi_3PkQ1x2eZvKYlo2C',
    requestedAt: '2026-11-20T11:30:00.000Z',
  },
  OrderExpired: { orderId, expiredAt: '2026-11-20T10:15:00.123Z' },
  OrderAbandoned: { orderId, abandonedAt: '2026-11-20T10:00:31.000Z' },
  StockReceived: {
    ...item,
    movementId: 'delivery-2026-11-19-007',
    quantity: 250,
    reason: 'purchase order 4711',
    receivedAt: '2026-11-19T07:45:00.000Z',
  },
  StockAdjusted: {
    ...item,
    movementId: 'count-2026-11-19-002',
    change: -3,
    counted: null,
    reason: 'damaged in transit',
    adjustedAt: '2026-11-19T18:00:00.000Z',
  },
  StockReserved: {
    ...reservation,
    expiresAt: '2026-11-20T10:15:00.123Z',
    reservedAt: '2026-11-20T10:00:00.101Z',
  },
  ReservationConfirmed: { ...reservation, confirmedAt: '2026-11-20T10:03:12.200Z' },
  ReservationReleased: {
    ...reservation,
    reason: 'cancelled',
    releasedAt: '2026-11-20T10:05:00.000Z',
  },
  ReservationExpired: { ...reservation, expiredAt: '2026-11-20T10:15:00.200Z' },
  StockReturned: {
    ...reservation,
    movementId: `cancel:${orderId}`,
    returnedAt: '2026-11-20T11:30:00.300Z',
  },
  ReservationExtended: {
    ...reservation,
    expiresAt: '2026-11-20T11:00:00.000Z',
    extendedAt: '2026-11-20T10:04:30.000Z',
  },
  ReservationResized: { ...reservation, previous: 5, resizedAt: '2026-11-20T10:02:10.000Z' },
  StockShipped: {
    ...reservation,
    movementId: 'ship:0199f510-2b7e-7d11-8c5a-90ab12cd34ef',
    shippedAt: '2026-11-21T08:30:00.400Z',
  },
  StockRestocked: {
    ...reservation,
    movementId: 'return:019a3c22-77aa-7e55-a1b2-c3d4e5f60718',
    restockedAt: '2026-12-02T15:20:00.000Z',
  },
  ProductCreated: {
    productId: 'SKU-42.blue',
    name: 'Desk lamp, blue',
    price: 1999,
    currency: 'USD',
    createdAt: '2026-11-18T09:00:00.000Z',
  },
  ProductRenamed: {
    productId: 'SKU-42.blue',
    name: 'Desk lamp “Nyåker”, blue',
    renamedAt: '2026-11-18T09:05:00.000Z',
  },
  ProductRepriced: {
    productId: 'SKU-42.blue',
    price: 1799,
    repricedAt: '2026-11-27T00:00:00.000Z',
  },
  ProductDiscontinued: {
    productId: 'SKU-42.blue',
    discontinuedAt: '2027-03-01T12:00:00.000Z',
  },
  HoldOpened: {
    holdId: '5f1d7e08-6c1b-5a34-9e0f-2b3c4d5e6f70',
    items: [
      { ...item, quantity: 2 },
      { ...otherItem, quantity: 1 },
    ],
    externalOrderId: 'shop-4711',
    openedAt: '2026-11-20T09:58:00.000Z',
  },
  OrderNumbersLeased: {
    day: '20261120',
    first: 1001,
    count: 1000,
    leasedAt: '2026-11-20T09:12:44.700Z',
  },
  KeyUsed: {
    fingerprint: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    target: 'stockReservation-wh-berlin.SKU-42.blue',
    usedAt: '2026-11-19T07:45:00.000Z',
  },
};
