import type { StockEvent } from '@order-ledger/domain';
import { GapError } from '@order-ledger/event-store';
import { reservation } from '@order-ledger/projections';
import { describe, expect, it } from 'vitest';
import { testReadModel } from './support/database.ts';
import { deliveries } from './support/deliveries.ts';
import { deliver, project } from './support/project.ts';

const db = await testReadModel();

const at = (minute: number): string => `2026-11-20T10:0${minute}:00.000Z`;
const of = (reservationId: string, quantity: number) => ({
  warehouseId: 'main',
  productId: 'tea',
  reservationId,
  quantity,
});

const received: StockEvent = {
  type: 'StockReceived',
  data: {
    warehouseId: 'main',
    productId: 'tea',
    movementId: 'm',
    quantity: 10,
    reason: '',
    receivedAt: at(0),
  },
};
const reserved = (id: string, quantity: number): StockEvent => ({
  type: 'StockReserved',
  data: { ...of(id, quantity), expiresAt: at(5), reservedAt: at(1) },
});
const confirmed: StockEvent = {
  type: 'ReservationConfirmed',
  data: { ...of('a', 3), confirmedAt: at(2) },
};

const after = async (events: readonly StockEvent[]) =>
  await project(db, reservation, deliveries('stockReservation', 'main.tea', events));

const row = {
  reservation_id: 'a',
  product_id: 'tea',
  warehouse_id: 'main',
  quantity: 3,
  status: 'active',
  reason: null,
  shipped: 0,
  returned: 0,
  reserved_at: new Date(at(1)),
  expires_at: new Date(at(5)),
  ended_at: null,
};

describe('reservations', () => {
  it('are a row each, of whichever stream', async () => {
    const rows = await after([received, reserved('a', 3), reserved('b', 1)]);
    expect(rows).toEqual([
      {
        ...row,
        revision: '1',
        position: '110',
        updated_at: new Date(Date.UTC(2026, 10, 20, 10, 0, 1)),
      },
      expect.objectContaining({ ...row, reservation_id: 'b', quantity: 1, revision: '2' }),
    ]);
  });

  it.each<[string, StockEvent[], Partial<typeof row> | object]>([
    ['confirmed', [confirmed], { status: 'confirmed', ended_at: new Date(at(2)) }],
    [
      'released, and why',
      [
        {
          type: 'ReservationReleased',
          data: { ...of('a', 3), reason: 'shortfall', releasedAt: at(3) },
        },
      ],
      { status: 'released', reason: 'shortfall', ended_at: new Date(at(3)) },
    ],
    [
      'expired',
      [{ type: 'ReservationExpired', data: { ...of('a', 3), expiredAt: at(6) } }],
      { status: 'expired', ended_at: new Date(at(6)) },
    ],
    [
      'extended and resized',
      [
        {
          type: 'ReservationExtended',
          data: { ...of('a', 3), expiresAt: at(9), extendedAt: at(2) },
        },
        { type: 'ReservationResized', data: { ...of('a', 5), previous: 3, resizedAt: at(2) } },
      ],
      { quantity: 5, expires_at: new Date(at(9)) },
    ],
    [
      'confirmed, shipped and partly back',
      [
        confirmed,
        { type: 'StockShipped', data: { ...of('a', 2), movementId: 's', shippedAt: at(3) } },
        { type: 'StockReturned', data: { ...of('a', 1), movementId: 'r', returnedAt: at(3) } },
        { type: 'StockRestocked', data: { ...of('a', 1), movementId: 'b', restockedAt: at(4) } },
      ],
      { status: 'confirmed', shipped: 1, returned: 2, ended_at: new Date(at(2)) },
    ],
  ])('that are %s', async (_, events, changes) => {
    expect(await after([received, reserved('a', 3), ...events])).toMatchObject([
      { ...row, ...changes },
    ]);
  });

  it('are not made by events that name none of them', async () => {
    expect(await after([received, received])).toEqual([]);
  });

  it('begin anew when an id of long ago is used again', async () => {
    const rows = await after([received, reserved('a', 3), confirmed, reserved('a', 2)]);
    expect(rows).toMatchObject([{ ...row, quantity: 2, revision: '3' }]);
  });

  it('notice a missing event, also one of another reservation', async () => {
    const [first, , third] = deliveries('stockReservation', 'main.tea', [
      received,
      reserved('a', 3),
      reserved('b', 1),
    ]);
    await after([]);
    await deliver(db, reservation, first === undefined ? [] : [first]);
    const gap = deliver(db, reservation, third === undefined ? [] : [third]);
    await expect(gap).rejects.toThrow(GapError);
  });
});
