import type { StockEvent, StockPieces } from '@order-ledger/domain';
import { stock } from '@order-ledger/projections';
import { describe, expect, it } from 'vitest';
import { testReadModel } from './support/database.ts';
import { deliveries } from './support/deliveries.ts';
import { project } from './support/project.ts';

const db = await testReadModel();

const item = { warehouseId: 'main', productId: 'tea' };
const at = '2026-11-20T10:00:00.000Z';
const of = (reservationId: string, quantity: number) => ({ ...item, reservationId, quantity });

const received: StockEvent = {
  type: 'StockReceived',
  data: { ...item, movementId: 'm1', quantity: 10, reason: 'delivery', receivedAt: at },
};
const adjusted: StockEvent = {
  type: 'StockAdjusted',
  data: { ...item, movementId: 'm2', change: -3, counted: 7, reason: 'broken', adjustedAt: at },
};
const reserved = (id: string, quantity: number): StockEvent => ({
  type: 'StockReserved',
  data: { ...of(id, quantity), expiresAt: at, reservedAt: at },
});
const confirmed: StockEvent = {
  type: 'ReservationConfirmed',
  data: { ...of('a', 2), confirmedAt: at },
};
const released: StockEvent = {
  type: 'ReservationReleased',
  data: { ...of('a', 2), reason: 'cancelled', releasedAt: at },
};
const expired: StockEvent = { type: 'ReservationExpired', data: { ...of('a', 2), expiredAt: at } };
const returned: StockEvent = {
  type: 'StockReturned',
  data: { ...of('a', 1), movementId: 'm3', returnedAt: at },
};

const shipped: StockEvent = {
  type: 'StockShipped',
  data: { ...of('a', 2), movementId: 'm4', shippedAt: at },
};
const restocked: StockEvent = {
  type: 'StockRestocked',
  data: { ...of('a', 1), movementId: 'm5', restockedAt: at },
};
const resized: StockEvent = {
  type: 'ReservationResized',
  data: { ...of('a', 5), previous: 2, resizedAt: at },
};
const sold = [received, reserved('a', 2), confirmed];

describe('stock', () => {
  it.each<[string, StockEvent[], Partial<StockPieces>]>([
    ['a receipt', [received], { received: 10, reserved: 0, confirmed: 0 }],
    ['an adjustment', [received, adjusted], { received: 7, reserved: 0, confirmed: 0 }],
    ['a reservation', [received, reserved('a', 2)], { received: 10, reserved: 2, confirmed: 0 }],
    [
      'a confirmation',
      [received, reserved('a', 2), reserved('b', 5), confirmed],
      { received: 10, reserved: 5, confirmed: 2 },
    ],
    [
      'a release',
      [received, reserved('a', 2), released],
      { received: 10, reserved: 0, confirmed: 0 },
    ],
    [
      'an expiry',
      [received, reserved('a', 2), expired],
      { received: 10, reserved: 0, confirmed: 0 },
    ],
    ['a return', [...sold, returned], { received: 10, reserved: 0, confirmed: 1 }],
    [
      'a resize',
      [received, reserved('a', 2), resized],
      { received: 10, reserved: 5, confirmed: 0 },
    ],
    ['what leaves', [...sold, shipped], { received: 10, reserved: 0, confirmed: 2, shipped: 2 }],
    [
      'what comes back',
      [...sold, shipped, restocked],
      { received: 10, reserved: 0, confirmed: 1, shipped: 1 },
    ],
  ])('counts %s', async (_, events, pieces) => {
    const rows = await project(db, stock, deliveries('stockReservation', 'main.tea', events));
    expect(rows).toEqual([
      {
        product_id: 'tea',
        warehouse_id: 'main',
        shipped: 0,
        ...pieces,
        revision: `${events.length - 1}`,
        position: `${100 + 10 * (events.length - 1)}`,
        updated_at: new Date(Date.UTC(2026, 10, 20, 10, 0, events.length - 1)),
      },
    ]);
  });

  it('keeps items apart, also when ids contain dots and dashes', async () => {
    const other = { warehouseId: 'north-1', productId: 'green.tea-2' };
    const receivedOther: StockEvent = {
      type: 'StockReceived',
      data: { ...other, movementId: 'm', quantity: 1, reason: 'delivery', receivedAt: at },
    };
    const rows = await project(db, stock, [
      ...deliveries('stockReservation', 'main.tea', [received]),
      ...deliveries('stockReservation', 'north-1.green.tea-2', [receivedOther]),
    ]);
    expect(rows.map((row) => [row.warehouse_id, row.product_id, row.received])).toEqual([
      ['north-1', 'green.tea-2', 1],
      ['main', 'tea', 10],
    ]);
  });
});
