import type {
  Currency,
  Encrypted,
  HoldEvent,
  KeyUsed,
  OrderEvent,
  OrderNumbersLeased,
  ProductEvent,
  ReleaseReason,
  StockEvent,
} from '@order-ledger/domain';
import { maxMinor } from '@order-ledger/domain';
import * as fc from 'fast-check';
import type { EventMetadata, LedgerDomainEvent } from '../../src/index.ts';

/** An arbitrary for the data of every type of a union: a new type is a type error here. */
type DataOf<Event extends LedgerDomainEvent> = {
  readonly [Type in Event['type']]: fc.Arbitrary<Extract<Event, { type: Type }>['data']>;
};

const record = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> =>
  fc.record(model, { noNullPrototype: true });

const instant = fc
  .date({ min: new Date(0), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom('__proto__', 'constructor', '"\\', 'null', '0', '\u2028', '\u0001'),
);
const orderId = fc.uuid();
const minor = fc.oneof(fc.integer({ min: 0, max: maxMinor }), fc.constantFrom(0, maxMinor));
const pieces = fc.integer({ min: 1, max: 1_000_000_000 });
const currency: fc.Arbitrary<Currency> = fc.stringMatching(/^[A-Z]{3}$/);
const encrypted: fc.Arbitrary<Encrypted> = record({
  personId: text,
  sealed: fc.base64String({ minLength: 4 }),
});
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

const item = {
  warehouseId: fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/),
  productId: fc.stringMatching(/^[A-Za-z0-9_.~-]{1,64}$/),
};
const totals = record({
  subtotal: minor,
  discount: minor,
  tax: minor,
  shipping: minor,
  total: minor,
});
const releaseReason = fc.constantFrom<ReleaseReason>(
  'cancelled',
  'rejected',
  'abandoned',
  'requested',
  'shortfall',
);
const ofReservation = { ...item, reservationId: text, quantity: pieces };
const movementOfReservation = { ...ofReservation, movementId: text };

const orderData: DataOf<OrderEvent> = {
  OrderPlaced: record({
    orderId,
    orderNumber: text,
    userId: maybe(text),
    lines: fc.array(record({ ...item, quantity: pieces, unitPrice: minor }), { minLength: 1 }),
    currency,
    totals,
    shippingAddress: encrypted,
    notes: maybe(encrypted),
    paymentMethod: text,
    placedAt: instant,
    paymentDueAt: instant,
  }),
  OrderReserved: record({ orderId, reservedAt: instant }),
  OrderRejected: record({
    orderId,
    shortages: fc.array(record({ ...item, quantity: pieces, available: maybe(fc.nat()) })),
    rejectedAt: instant,
  }),
  OrderPaid: record({
    orderId,
    method: text,
    reference: text,
    amount: minor,
    currency,
    paidAt: instant,
  }),
  OrderConfirmed: record({ orderId, confirmedAt: instant }),
  OrderCancelled: record({
    orderId,
    code: fc.constantFrom('requested', 'stock_lost', 'warehouse_refused', 'warehouse_unavailable'),
    comment: maybe(encrypted),
    cancelledAt: instant,
  }),
  OrderExpired: record({ orderId, expiredAt: instant }),
  RefundRequested: record({
    orderId,
    amount: minor,
    currency,
    paymentReference: text,
    requestedAt: instant,
  }),
  OrderAbandoned: record({ orderId, abandonedAt: instant }),
};

const adjustment = { ...item, movementId: text, reason: text, adjustedAt: instant };

const stockData: DataOf<StockEvent> = {
  StockReceived: record({
    ...item,
    movementId: text,
    quantity: pieces,
    reason: text,
    receivedAt: instant,
  }),
  StockAdjusted: fc.oneof(
    record({
      ...adjustment,
      change: fc.oneof(
        pieces,
        pieces.map((n) => -n),
      ),
      counted: fc.constant(null),
    }),
    record({
      ...adjustment,
      change: fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
      counted: fc.nat(1_000_000_000),
    }),
  ),
  StockReserved: record({ ...ofReservation, expiresAt: instant, reservedAt: instant }),
  ReservationConfirmed: record({ ...ofReservation, confirmedAt: instant }),
  ReservationReleased: record({ ...ofReservation, reason: releaseReason, releasedAt: instant }),
  ReservationExpired: record({ ...ofReservation, expiredAt: instant }),
  StockReturned: record({ ...movementOfReservation, returnedAt: instant }),
  ReservationExtended: record({ ...ofReservation, expiresAt: instant, extendedAt: instant }),
  ReservationResized: record({ ...ofReservation, previous: pieces, resizedAt: instant }),
  StockShipped: record({ ...movementOfReservation, shippedAt: instant }),
  StockRestocked: record({ ...movementOfReservation, restockedAt: instant }),
};

const { productId } = item;

const productData: DataOf<ProductEvent> = {
  ProductCreated: record({ productId, name: text, price: minor, currency, createdAt: instant }),
  ProductRenamed: record({ productId, name: text, renamedAt: instant }),
  ProductRepriced: record({ productId, price: minor, repricedAt: instant }),
  ProductDiscontinued: record({ productId, discontinuedAt: instant }),
};

const holdData: DataOf<HoldEvent> = {
  HoldOpened: record({
    holdId: fc.uuid(),
    items: fc.array(record({ ...item, quantity: pieces }), { minLength: 1 }),
    externalOrderId: maybe(text),
    openedAt: instant,
  }),
};

const orderNumbersData: DataOf<OrderNumbersLeased> = {
  OrderNumbersLeased: record({
    day: fc.stringMatching(/^\d{8}$/),
    first: pieces,
    count: pieces,
    leasedAt: instant,
  }),
};

const idempotencyKeyData: DataOf<KeyUsed> = {
  KeyUsed: record({
    fingerprint: fc.stringMatching(/^[0-9a-f]{64}$/),
    target: text,
    usedAt: instant,
  }),
};

/** Any data of each event type, by the category of its stream. */
export const anyData = {
  order: orderData,
  stockReservation: stockData,
  product: productData,
  hold: holdData,
  orderNumbers: orderNumbersData,
  idempotencyKey: idempotencyKeyData,
};

/** Any metadata; the version is for the codec to say. */
export const anyMetadata: fc.Arbitrary<Omit<EventMetadata, 'schemaVersion'>> = fc.record(
  {
    $correlationId: text,
    $causationId: text,
    actor: text,
    commandId: text,
    fingerprint: text,
    prevHash: maybe(text),
    traceparent: text,
  },
  {
    requiredKeys: ['$correlationId', '$causationId', 'actor', 'commandId', 'prevHash'],
    noNullPrototype: true,
  },
);
