import type {
  OrderEvent,
  OrderPlaced,
  ProductEvent,
  StockEvent,
  Totals,
} from '@order-ledger/domain';

/* One event of every type that is followed, of one order, one product and one stock item. */

export const orderId = '0199f4a8-6f5e-7c3a-9d4b-2f1e8a7b6c5d';
export const at = '2026-11-20T10:00:00.000Z';

/** Stands for everything that is sealed: never seen outside. */
const sealed = { personId: 'user:user123', sealed: 'c2VhbGVk' };
export const personal: readonly string[] = [sealed.personId, sealed.sealed];

const mug = { productId: 'mug', warehouseId: 'berlin' };
const totals: Totals = { subtotal: 2_970, discount: 0, tax: 0, shipping: 500, total: 3_470 };
const less: Totals = { subtotal: 1_980, discount: 0, tax: 0, shipping: 500, total: 2_480 };

export const placed: OrderPlaced['data'] = {
  orderId,
  orderNumber: 'ORD-20261120-000001',
  userId: 'user123',
  lines: [{ ...mug, quantity: 3, unitPrice: 990 }],
  currency: 'USD',
  totals,
  shippingAddress: sealed,
  notes: sealed,
  paymentMethod: 'card',
  placedAt: at,
  paymentDueAt: '2026-11-20T10:15:00.000Z',
};

const money = { amount: 3_470, currency: 'USD' };
const paid = { method: 'card', reference: 'pay_1', ...money };

type DataOf<Event extends { type: string; data: unknown }> = {
  readonly [Type in Event['type']]: Extract<Event, { type: Type }>['data'];
};

const orderData: DataOf<OrderEvent> = {
  OrderPlaced: placed,
  OrderReserved: { orderId, reservedAt: at },
  OrderRejected: {
    orderId,
    shortages: [
      { ...mug, quantity: 3, available: 1 },
      { productId: 'lamp', warehouseId: 'berlin', quantity: 1, available: null },
    ],
    rejectedAt: at,
  },
  OrderPaid: { orderId, ...paid, paidAt: at },
  OrderConfirmed: { orderId, confirmedAt: at },
  OrderCancelled: { orderId, code: 'requested', comment: sealed, cancelledAt: at },
  OrderExpired: { orderId, expiredAt: at },
  OrderAbandoned: { orderId, abandonedAt: at },
  PaymentRequested: { orderId, paymentId: '1', method: 'card', ...money, requestedAt: at },
  PaymentFailed: { orderId, paymentId: '1', reference: null, code: 'declined', failedAt: at },
  SurplusPaymentReceived: { orderId, ...paid, reason: 'already_paid', receivedAt: at },
  RefundRequested: {
    orderId,
    refundId: '1',
    reason: 'cancelled',
    ...money,
    paymentReference: 'pay_1',
    requestedAt: at,
  },
  RefundCompleted: { orderId, refundId: '1', reference: 'ref_1', completedAt: at },
  RefundFailed: { orderId, refundId: '1', code: 'closed', failedAt: at },
  ItemsCancelled: {
    orderId,
    lines: [{ line: 1, quantity: 1 }],
    comment: sealed,
    totals: less,
    cancelledAt: at,
  },
  QuantitiesChanged: { orderId, lines: [{ line: 1, quantity: 2 }], totals: less, changedAt: at },
  ShippingAddressChanged: { orderId, shippingAddress: sealed, changedAt: at },
  NotesChanged: { orderId, notes: sealed, changedAt: at },
  MetadataChanged: { orderId, metadata: sealed, changedAt: at },
  PaymentDeadlineExtended: { orderId, paymentDueAt: '2026-11-21T10:00:00.000Z', extendedAt: at },
  ProcessingStarted: { orderId, startedAt: at },
  ShipmentDispatched: {
    orderId,
    shipmentId: 'shipment-1',
    lines: [{ line: 1, quantity: 2 }],
    carrier: 'DHL',
    trackingNumber: '00340434161094042557',
    dispatchedAt: at,
  },
  OrderShipped: { orderId, shippedAt: at },
  ShipmentDelivered: { orderId, shipmentId: 'shipment-1', deliveredAt: at },
  OrderDelivered: { orderId, deliveredAt: at },
  ReturnRequested: {
    orderId,
    returnId: 'return-1',
    lines: [{ line: 1, quantity: 1 }],
    comment: sealed,
    requestedAt: at,
  },
  ReturnDeclined: { orderId, returnId: 'return-1', comment: sealed, declinedAt: at },
  ReturnCompleted: {
    orderId,
    returnId: 'return-1',
    lines: [{ line: 1, quantity: 1, restock: true }],
    amount: 990,
    completedAt: at,
  },
};

const ofReservation = { ...mug, reservationId: orderId, quantity: 3 };

const stockData: DataOf<StockEvent> = {
  StockReceived: { ...mug, movementId: 'm-1', quantity: 100, reason: 'delivery', receivedAt: at },
  StockAdjusted: {
    ...mug,
    movementId: 'm-2',
    change: -2,
    counted: 98,
    reason: 'count',
    adjustedAt: at,
  },
  StockReserved: { ...ofReservation, expiresAt: '2026-11-20T10:15:00.000Z', reservedAt: at },
  ReservationConfirmed: { ...ofReservation, confirmedAt: at },
  ReservationReleased: { ...ofReservation, reason: 'cancelled', releasedAt: at },
  ReservationExpired: { ...ofReservation, expiredAt: at },
  StockReturned: { ...ofReservation, movementId: `cancel:${orderId}`, returnedAt: at },
  ReservationExtended: { ...ofReservation, expiresAt: '2026-11-21T10:00:00.000Z', extendedAt: at },
  ReservationResized: { ...ofReservation, quantity: 2, previous: 3, resizedAt: at },
  StockShipped: { ...ofReservation, movementId: 'ship:shipment-1', shippedAt: at },
  StockRestocked: { ...ofReservation, movementId: 'return:return-1', restockedAt: at },
};

const productData: DataOf<ProductEvent> = {
  ProductCreated: { productId: 'mug', name: 'Mug', price: 990, currency: 'USD', createdAt: at },
  ProductRenamed: { productId: 'mug', name: 'Large mug', renamedAt: at },
  ProductRepriced: { productId: 'mug', price: 1_090, repricedAt: at },
  ProductDiscontinued: { productId: 'mug', discontinuedAt: at },
};

/** Type and data come from one table of the union. */
export const orderEvents = Object.entries(orderData).map(([type, data]) => {
  return { type, data } as OrderEvent;
});
export const stockEvents = Object.entries(stockData).map(([type, data]) => {
  return { type, data } as StockEvent;
});
export const productEvents = Object.entries(productData).map(([type, data]) => {
  return { type, data } as ProductEvent;
});
