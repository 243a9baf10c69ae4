import type { LedgerDomainEvent } from '../../src/index.ts';
import { item, orderId, otherItem, recordedOrderEvents } from './recorded-order-events.ts';

type Recorded = {
  readonly [Type in LedgerDomainEvent['type']]: Extract<LedgerDomainEvent, { type: Type }>['data'];
};

const reservation = { ...item, reservationId: orderId, quantity: 2 };

/**
 * What today's code must make of the recording of each event type, of whichever version: a new
 * version adds its fields here, and the recordings of older versions have to follow.
 */
export const recordedEvents: Recorded = {
  ...recordedOrderEvents,
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
  HoldRefused: {
    holdId: '2c7b1f90-3d4e-5f60-8172-839405a6b7c8',
    refusedAt: '2026-11-20T09:59:30.250Z',
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
