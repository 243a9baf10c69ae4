import { describe, test } from 'vitest';
import type { LinePart, OrderEvent } from '../../src/index.ts';
import {
  orderId,
  paid,
  paymentDueAt,
  placed,
  placedAt,
  reserved,
  soonAfter,
  confirmed,
  cancelled,
  totals,
} from '../support/order-examples.ts';
import {
  both,
  bothConfirmed,
  bulb,
  given,
  itemConfirmed,
  itemExtended,
  itemReleased,
  itemResized,
  itemReturned,
  lamp,
  nothing,
  order,
  reports,
} from './spec.ts';

const later = '2026-11-20T11:00:00.000Z';
const graceOver = '2026-11-20T10:05:30.000Z';

/** Line 1 is the lamp, line 2 the bulb. */
const changed = (...lines: readonly LinePart[]): OrderEvent => ({
  type: 'QuantitiesChanged',
  data: { orderId, lines, totals, changedAt: soonAfter },
});
const itemsCancelled = (...lines: readonly LinePart[]): OrderEvent => ({
  type: 'ItemsCancelled',
  data: { orderId, lines, comment: null, totals, cancelledAt: soonAfter },
});
const extended: OrderEvent = {
  type: 'PaymentDeadlineExtended',
  data: { orderId, paymentDueAt: later, extendedAt: soonAfter },
};

const reservedOrder = given(nothing)
  .when(placedAt, ...both, ...order(placed, reserved))
  .when(placedAt, reports('reserve', 'accepted'));
const paidOrder = given(reservedOrder).when(soonAfter, ...order(paid));
const confirmedOrder = given(paidOrder)
  .when(soonAfter, ...bothConfirmed, ...order(confirmed))
  .when(soonAfter, reports('commit', 'accepted'))
  .settled();

const five = { ...lamp, quantity: 5 };

describe('an edit of the quantities', () => {
  test('with its stock already made larger asks the warehouse anew', () => {
    given(reservedOrder)
      .when(soonAfter, itemResized(2, five), ...order(changed({ line: 1, quantity: 5 })))
      .gives('warehouse:cancel:1');
  });

  test('whose stock was not made smaller has that done', () => {
    const command = { quantity: 1, expected: 2 };
    given(reservedOrder)
      .when(soonAfter, ...order(changed({ line: 1, quantity: 1 })))
      .gives('ResizeReservation:berlin.lamp:0:1', 'warehouse:cancel:1')
      .like('ResizeReservation:berlin.lamp:0:1', { command })
      .when(soonAfter)
      .gives();
  });

  test('that never comes has its stock made smaller again, after the grace time', () => {
    given(reservedOrder)
      .when(soonAfter, itemResized(2, five))
      .gives()
      .wakes(graceOver)
      .when(graceOver)
      .gives('ResizeReservation:berlin.lamp:4:2')
      .when(graceOver, itemResized(5, lamp))
      .gives();
  });

  test('may come late: the grace counts from when its stock was seen, not from when it was', () => {
    given(reservedOrder).when(graceOver, itemResized(2, five)).gives();
  });

  test('whose stock is too small has it made larger, and loses the order when there is none', () => {
    given(reservedOrder)
      .when(soonAfter, ...order(changed({ line: 1, quantity: 5 })))
      .gives('ResizeReservation:berlin.lamp:0:5', 'warehouse:cancel:1')
      .whenRefused(soonAfter, 'ResizeReservation:berlin.lamp:0:5', {
        code: 'insufficient_stock',
        requested: 3,
        available: 1,
      })
      .gives('CancelOrder')
      .like('CancelOrder', { command: { code: 'stock_lost' } });
  });

  test('is not lost because somebody else resized the reservation at the same time', () => {
    given(reservedOrder)
      .when(soonAfter, ...order(changed({ line: 1, quantity: 5 })))
      .whenRefused(soonAfter, 'ResizeReservation:berlin.lamp:0:5', {
        code: 'reservation_changed',
        quantity: 3,
      })
      .gives()
      .when(soonAfter, itemResized(2, { ...lamp, quantity: 3 }))
      .gives('ResizeReservation:berlin.lamp:5:5');
  });

  test('and a payment: confirms only what the order is about', () => {
    given(reservedOrder)
      .when(soonAfter, ...order(changed({ line: 1, quantity: 1 }), paid))
      .gives(
        'ResizeReservation:berlin.lamp:0:1',
        'ConfirmReservation:berlin.bulb',
        'warehouse:cancel:1',
      )
      .when(soonAfter, itemResized(2, { ...lamp, quantity: 1 }))
      .gives('ConfirmReservation:berlin.lamp');
  });

  test('that does not come before the payment leaves its extra stock at once', () => {
    given(reservedOrder)
      .when(soonAfter, itemResized(2, five), ...order(paid))
      .gives('ResizeReservation:berlin.lamp:4:2', 'ConfirmReservation:berlin.bulb');
  });
});

describe('cancelled items', () => {
  test('make the reservation smaller', () => {
    given(reservedOrder)
      .when(soonAfter, ...order(itemsCancelled({ line: 2, quantity: 4 })))
      .gives('ResizeReservation:berlin.bulb:1:6', 'warehouse:cancel:1');
  });

  test('release an item of which nothing is left', () => {
    const command = { reason: 'cancelled' };
    given(reservedOrder)
      .when(soonAfter, ...order(itemsCancelled({ line: 2, quantity: 10 })))
      .gives('ReleaseReservation:berlin.bulb', 'warehouse:cancel:1')
      .like('ReleaseReservation:berlin.bulb', { command })
      .when(soonAfter, itemReleased(bulb))
      .gives()
      .when(soonAfter, ...order(paid))
      .gives('ConfirmReservation:berlin.lamp')
      .when(soonAfter, itemConfirmed(lamp))
      .gives('ConfirmOrder');
  });

  test('return what was confirmed, named by what is left', () => {
    const movementId = `cancel:${orderId}:6`;
    given(confirmedOrder)
      .when(soonAfter, ...order(itemsCancelled({ line: 2, quantity: 4 })))
      .gives('ReturnStock:berlin.bulb:6', 'warehouse:cancel:1')
      .like('ReturnStock:berlin.bulb:6', { command: { movementId, quantity: 4 } })
      .settled(false)
      .when(soonAfter, itemReturned({ ...bulb, quantity: 4 }, movementId))
      .gives()
      .settled(false);
  });

  test('return the rest of a then cancelled order only when those pieces are back', () => {
    const four = { ...bulb, quantity: 4 };
    const command = { movementId: `cancel:${orderId}`, quantity: 6 };
    given(confirmedOrder)
      .when(soonAfter, ...order(itemsCancelled({ line: 2, quantity: 4 })))
      .when(soonAfter, ...order(cancelled))
      .gives('ReturnStock:berlin.lamp')
      .when(soonAfter, itemReturned(four, `cancel:${orderId}:6`))
      .gives('ReturnStock:berlin.bulb')
      .like('ReturnStock:berlin.bulb', { command });
  });

  test('that were being confirmed come back when they are', () => {
    given(paidOrder)
      .gives('ConfirmReservation:berlin.lamp', 'ConfirmReservation:berlin.bulb')
      .when(soonAfter, ...order(itemsCancelled({ line: 2, quantity: 4 })))
      .gives('ResizeReservation:berlin.bulb:1:6', 'warehouse:cancel:1')
      .whenRefused(soonAfter, 'ResizeReservation:berlin.bulb:1:6', {
        code: 'reservation_ended',
        end: 'confirmed',
      })
      .gives()
      .when(soonAfter, itemConfirmed(bulb))
      .gives('ReturnStock:berlin.bulb:6');
  });

  test('wait for their own answer, not for a late one to an earlier command', () => {
    const [tooSlow, unneeded] = [
      'ResizeReservation:berlin.lamp:0:1',
      'ResizeReservation:berlin.lamp:5:1',
    ];
    given(reservedOrder)
      .when(soonAfter, ...order(itemsCancelled({ line: 1, quantity: 1 })))
      .gives(tooSlow, 'warehouse:cancel:1')
      .when(soonAfter, itemResized(3, lamp))
      .gives(unneeded)
      .when(soonAfter, ...order(paid), ...bothConfirmed)
      .gives('ConfirmOrder')
      .whenRefused(soonAfter, unneeded, { code: 'reservation_ended', end: 'confirmed' })
      .gives('ReturnStock:berlin.lamp:1')
      .whenRefused(soonAfter, tooSlow, { code: 'reservation_changed', quantity: 2 })
      .gives()
      .when(soonAfter, ...order(cancelled))
      .gives('ReturnStock:berlin.bulb')
      .when(soonAfter, itemReturned({ ...lamp, quantity: 1 }, `cancel:${orderId}:1`))
      .gives('ReturnStock:berlin.lamp')
      .like('ReturnStock:berlin.lamp', { command: { quantity: 1 } });
  });

  test('count once however often they are told', () => {
    const told = order(itemsCancelled({ line: 2, quantity: 4 }));
    given(reservedOrder)
      .when(soonAfter, ...told)
      .when(soonAfter, ...told, ...both)
      .gives();
  });
});

describe('a longer deadline', () => {
  const extend = [
    `ExtendReservation:berlin.lamp:${later}`,
    `ExtendReservation:berlin.bulb:${later}`,
  ];

  test('makes every reservation hold as long', () => {
    const command = { reservationId: orderId, expiresAt: later };
    given(reservedOrder)
      .when(soonAfter, ...order(extended))
      .gives(...extend)
      .like(`ExtendReservation:berlin.lamp:${later}`, { command })
      .wakes(later)
      .when(soonAfter, itemExtended(lamp, later), itemExtended(bulb, later))
      .gives()
      .when(paymentDueAt)
      .gives()
      .when(later)
      .gives(`ExpireOrder:${later}`);
  });

  test('makes an expiry that came too early due again', () => {
    given(reservedOrder)
      .when(paymentDueAt)
      .gives(`ExpireOrder:${paymentDueAt}`)
      .when(paymentDueAt, ...order(extended))
      .gives(...extend)
      .when(later)
      .gives(`ExpireOrder:${later}`);
  });

  test('means nothing to what is paid', () => {
    given(reservedOrder)
      .when(soonAfter, ...order(extended, paid))
      .gives('ConfirmReservation:berlin.lamp', 'ConfirmReservation:berlin.bulb');
  });
});
