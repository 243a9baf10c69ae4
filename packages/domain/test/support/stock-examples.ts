import type { ReserveStock, StockEvent } from '../../src/index.ts';

/** One stock item with fixed ids and times. */
export const item = { warehouseId: 'berlin', productId: 'lamp' };
export const at = '2026-11-20T10:00:00.000Z';
export const later = '2026-11-20T10:05:00.000Z';
export const justBeforeExpiry = '2026-11-20T10:14:59.999Z';
export const expiresAt = '2026-11-20T10:15:00.000Z';

export const received = (quantity: number, movementId = 'delivery-1') =>
  ({
    type: 'StockReceived',
    data: { ...item, movementId, quantity, reason: 'delivery', receivedAt: at },
  }) satisfies StockEvent;

export const adjusted = (change: number, movementId = 'count-1') =>
  ({
    type: 'StockAdjusted',
    data: { ...item, movementId, change, counted: null, reason: 'count', adjustedAt: later },
  }) satisfies StockEvent;

export const counted = (pieces: number, change: number, movementId = 'count-1') =>
  ({
    type: 'StockAdjusted',
    data: { ...item, movementId, change, counted: pieces, reason: 'count', adjustedAt: later },
  }) satisfies StockEvent;

export const reserved = (quantity: number, reservationId = 'order-1') =>
  ({
    type: 'StockReserved',
    data: { ...item, reservationId, quantity, expiresAt, reservedAt: at },
  }) satisfies StockEvent;

export const confirmed = (quantity: number, reservationId = 'order-1') =>
  ({
    type: 'ReservationConfirmed',
    data: { ...item, reservationId, quantity, confirmedAt: later },
  }) satisfies StockEvent;

export const released = (quantity: number, reservationId = 'order-1') =>
  ({
    type: 'ReservationReleased',
    data: { ...item, reservationId, quantity, reason: 'cancelled', releasedAt: later },
  }) satisfies StockEvent;

export const expired = (quantity: number, reservationId = 'order-1') =>
  ({
    type: 'ReservationExpired',
    data: { ...item, reservationId, quantity, expiredAt: expiresAt },
  }) satisfies StockEvent;

export const returned = (quantity: number, movementId = 'cancel:order-1') =>
  ({
    type: 'StockReturned',
    data: { ...item, movementId, reservationId: 'order-1', quantity, returnedAt: later },
  }) satisfies StockEvent;

export const shipped = (quantity: number, movementId = 'ship:1') =>
  ({
    type: 'StockShipped',
    data: { ...item, movementId, reservationId: 'order-1', quantity, shippedAt: later },
  }) satisfies StockEvent;

export const restocked = (quantity: number, movementId = 'return:1') =>
  ({
    type: 'StockRestocked',
    data: { ...item, movementId, reservationId: 'order-1', quantity, restockedAt: later },
  }) satisfies StockEvent;

export const extended = (expiry: string, quantity = 4) =>
  ({
    type: 'ReservationExtended',
    data: { ...item, reservationId: 'order-1', quantity, expiresAt: expiry, extendedAt: later },
  }) satisfies StockEvent;

export const resized = (previous: number, quantity: number, reservationId = 'order-1') =>
  ({
    type: 'ReservationResized',
    data: { ...item, reservationId, quantity, previous, resizedAt: later },
  }) satisfies StockEvent;

export const reserve = (quantity: number, reservationId = 'order-1'): ReserveStock => ({
  type: 'ReserveStock',
  reservationId,
  quantity,
  expiresAt,
  at,
});
