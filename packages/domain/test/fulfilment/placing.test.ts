import { describe, test } from 'vitest';
import {
  abandoned,
  afterDue,
  expired,
  orderId,
  paymentDueAt,
  placed,
  placedAt,
  rejected,
  reserved,
  soonAfter,
} from '../support/order-examples.ts';
import {
  given,
  nothing,
  both,
  bulb,
  itemExpired,
  itemReleased,
  itemReserved,
  itemResized,
  items,
  lamp,
  order,
} from './spec.ts';

const expireOrder = `ExpireOrder:${paymentDueAt}`;
const graceOver = '2026-11-20T10:00:30.000Z';

describe('an order placed with its stock', () => {
  test('asks the warehouse at once and waits for the payment', () => {
    given(nothing)
      .when(placedAt, ...both, ...order(placed, reserved))
      .gives('warehouse:reserve:1')
      .settled(false)
      .like('warehouse:reserve:1', { kind: 'reserve', items })
      .wakes('2026-11-20T10:01:00.000Z');
  });

  test('does the same when its events come one by one', () => {
    given(nothing)
      .when(placedAt, itemReserved(lamp))
      .gives()
      .when(placedAt, itemReserved(bulb))
      .gives()
      .wakes(graceOver) // Placed but not yet reserved: everything it needs is there.
      .when(placedAt, ...order(placed))
      .gives('ReserveOrder')
      .when(placedAt, ...order(reserved))
      .gives('warehouse:reserve:1');
  });

  test('does nothing twice when everything comes again', () => {
    given(nothing)
      .when(placedAt, ...both, ...order(placed, reserved))
      .when(placedAt, ...both, ...order(placed, reserved))
      .gives();
  });

  test('gives up a reservation that it does not ask for', () => {
    const stray = { warehouseId: 'berlin', productId: 'cable', quantity: 1 };
    given(nothing)
      .when(placedAt, itemReserved(stray), ...both)
      .when(placedAt, ...order(placed, reserved))
      .gives('ReleaseReservation:berlin.cable', 'warehouse:reserve:1');
  });
});

describe('reservations of an order that is never placed', () => {
  test('are released after the grace time, once the id is closed', () => {
    given(nothing)
      .when(placedAt, itemReserved(lamp))
      .gives()
      .wakes(graceOver)
      .when(graceOver)
      .gives('AbandonOrder')
      .wakes(null)
      .when(graceOver, ...order(abandoned))
      .gives('ReleaseReservation:berlin.lamp')
      .when(graceOver, itemReleased(lamp))
      .gives()
      .settled();
  });

  test('are released at once when they come after that', () => {
    given(nothing)
      .when(placedAt, itemReserved(lamp))
      .when(graceOver)
      .when(graceOver, ...order(abandoned))
      .when(graceOver, itemReleased(lamp))
      .settled()
      .when(graceOver, itemReserved(bulb))
      .gives('ReleaseReservation:berlin.bulb');
  });

  test('are released again when they are made again, long after', () => {
    given(nothing)
      .when(placedAt, itemReserved(lamp))
      .when(graceOver)
      .when(graceOver, ...order(abandoned), itemReserved(bulb))
      .gives('ReleaseReservation:berlin.lamp', 'ReleaseReservation:berlin.bulb')
      .when(graceOver, itemReleased(lamp), itemReleased(bulb))
      .when(afterDue, itemReserved(lamp))
      .gives('ReleaseReservation:berlin.lamp#1');
  });

  test('are left alone when the order comes in time', () => {
    given(nothing)
      .when(placedAt, ...both)
      .when(graceOver, ...order(placed, reserved))
      .gives('warehouse:reserve:1');
  });

  test('need nothing when they were released by who made them', () => {
    given(nothing)
      .when(placedAt, itemReserved(lamp), itemReleased(lamp))
      .gives()
      .settled()
      .wakes(null);
  });
});

describe('an order placed before its stock is reserved', () => {
  const reserving = given(nothing)
    .when(placedAt, ...order(placed))
    .gives('ReserveStock:berlin.lamp', 'ReserveStock:berlin.bulb');

  test('reserves each item until the payment is due', () => {
    given(reserving).like('ReserveStock:berlin.lamp', {
      item: { warehouseId: 'berlin', productId: 'lamp' },
      command: { reservationId: orderId, quantity: 2, expiresAt: paymentDueAt, at: placedAt },
    });
  });

  test('is reserved when every item is', () => {
    given(reserving)
      .when(soonAfter, itemReserved(lamp))
      .gives()
      .when(soonAfter, itemReserved(bulb))
      .gives('ReserveOrder');
  });

  test('is rejected when an item is refused, and releases the others', () => {
    const shortages = [{ ...lamp, available: 1 }];
    given(reserving)
      .whenRefused(soonAfter, 'ReserveStock:berlin.lamp', {
        code: 'insufficient_stock',
        requested: 2,
        available: 1,
      })
      .gives('RejectOrder')
      .like('RejectOrder', { command: { shortages } })
      .when(soonAfter, ...order(rejected))
      .settled(false)
      .when(soonAfter, itemReserved(bulb))
      .gives('ReleaseReservation:berlin.bulb')
      .when(soonAfter, itemReleased(bulb))
      .gives()
      .settled();
  });

  test('names an item that is not stocked', () => {
    const shortages = [{ ...lamp, available: null }];
    given(reserving)
      .whenRefused(soonAfter, 'ReserveStock:berlin.lamp', {
        code: 'unknown_stock_item',
      })
      .like('RejectOrder', { command: { shortages } });
  });

  test('releases what a refused attempt reserved after all', () => {
    given(reserving)
      .whenRefused(soonAfter, 'ReserveStock:berlin.lamp', {
        code: 'insufficient_stock',
        requested: 2,
        available: 1,
      })
      .when(soonAfter, ...order(rejected))
      .when(soonAfter, itemReserved(lamp))
      .gives('ReleaseReservation:berlin.lamp');
  });

  test('expires without reserving when its time is over before', () => {
    given(nothing)
      .when(paymentDueAt, ...order(placed))
      .gives(expireOrder);
  });

  test('expires what was reserved too late', () => {
    given(reserving)
      .when(paymentDueAt)
      .gives(expireOrder)
      .when(afterDue, ...order(expired))
      .settled(false)
      .when(afterDue, itemReserved(lamp))
      .gives('ExpireReservation:berlin.lamp')
      .when(afterDue, itemExpired(lamp))
      .settled(false);
  });
});

describe('a reservation of another size than the order asks for', () => {
  const three = { ...lamp, quantity: 3 };

  test('is given the size that it needs', () => {
    const command = { reservationId: orderId, quantity: 2, expected: 3, at: placedAt };
    given(nothing)
      .when(placedAt, itemReserved(three), itemReserved(bulb), ...order(placed))
      .gives('ReserveOrder', 'ResizeReservation:berlin.lamp:0:2')
      .like('ResizeReservation:berlin.lamp:0:2', { command })
      .when(placedAt, itemResized(3, lamp), ...order(reserved))
      .gives('warehouse:reserve:1');
  });

  test('that the stock cannot make larger is lost: the order is rejected', () => {
    const shortages = [{ ...lamp, available: 0 }];
    given(nothing)
      .when(placedAt, itemReserved({ ...lamp, quantity: 1 }), ...order(placed))
      .whenRefused(soonAfter, 'ResizeReservation:berlin.lamp:0:2', {
        code: 'insufficient_stock',
        requested: 1,
        available: 0,
      })
      .gives('RejectOrder')
      .like('RejectOrder', { command: { shortages } })
      .when(soonAfter, ...order(rejected))
      .gives('ReleaseReservation:berlin.lamp');
  });
});
