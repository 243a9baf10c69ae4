import type {
  HoldEvent,
  KeyUsed,
  OrderNumbersLeased,
  ProductEvent,
  ReleaseReason,
  StockEvent,
} from '@order-ledger/domain';
import * as fc from 'fast-check';
import type { EventMetadata } from '../../src/index.ts';
import { currency, instant, item, maybe, minor, pieces, record, text } from './any-fields.ts';
import type { DataOf } from './any-fields.ts';
import { orderData } from './any-order-data.ts';

const releaseReason = fc.constantFrom<ReleaseReason>(
  'cancelled',
  'rejected',
  'abandoned',
  'requested',
  'shortfall',
);
const ofReservation = { ...item, reservationId: text, quantity: pieces };
const movementOfReservation = { ...ofReservation, movementId: text };

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
  HoldRefused: record({ holdId: fc.uuid(), refusedAt: instant }),
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
