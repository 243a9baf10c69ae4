import type { StockEvent } from '@order-ledger/domain';

const item = { warehouseId: 'main', productId: 'tea' };
const at = (hour: number): string => new Date(hour * 3_600_000).toISOString();
const reservation = (reservationId: string, quantity: number) => ({
  ...item,
  reservationId,
  quantity,
});

/** Two reservations of each end, one end of which is old enough to be forgotten, and every movement. */
export const stockSamples: readonly StockEvent[] = [
  {
    type: 'StockReceived',
    data: { ...item, movementId: 'm1', quantity: 100, reason: 'delivery', receivedAt: at(1) },
  },
  {
    type: 'StockReserved',
    data: { ...reservation('r0', 1), expiresAt: at(2), reservedAt: at(1) },
  },
  { type: 'ReservationExpired', data: { ...reservation('r0', 1), expiredAt: at(2) } },
  ...['r1', 'r2', 'r3', 'r4', 'r5'].map((id, index): StockEvent => ({
    type: 'StockReserved',
    data: { ...reservation(id, index + 1), expiresAt: at(11), reservedAt: at(10) },
  })),
  {
    type: 'ReservationExtended',
    data: { ...reservation('r2', 2), expiresAt: at(12), extendedAt: at(10) },
  },
  {
    type: 'ReservationResized',
    data: { ...reservation('r3', 7), previous: 3, resizedAt: at(10) },
  },
  { type: 'ReservationConfirmed', data: { ...reservation('r3', 7), confirmedAt: at(11) } },
  {
    type: 'ReservationReleased',
    data: { ...reservation('r4', 4), reason: 'cancelled', releasedAt: at(11) },
  },
  { type: 'ReservationExpired', data: { ...reservation('r5', 5), expiredAt: at(11) } },
  { type: 'StockShipped', data: { ...reservation('r3', 4), movementId: 'm2', shippedAt: at(11) } },
  {
    type: 'StockReturned',
    data: { ...reservation('r3', 1), movementId: 'm3', returnedAt: at(11) },
  },
  {
    type: 'StockRestocked',
    data: { ...reservation('r3', 2), movementId: 'm4', restockedAt: at(11) },
  },
  {
    type: 'StockAdjusted',
    data: {
      ...item,
      movementId: 'm5',
      change: -1,
      counted: 95,
      reason: 'count',
      adjustedAt: at(12),
    },
  },
];
