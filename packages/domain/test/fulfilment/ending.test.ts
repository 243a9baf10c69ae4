import { describe, test } from 'vitest';
import {
  afterDue,
  cancelled,
  confirmed,
  expired,
  orderId,
  paid,
  paymentDueAt,
  placed,
  placedAt,
  refundRequested,
  reserved,
  soonAfter,
} from '../support/order-examples.ts';
import {
  given,
  nothing,
  both,
  bothConfirmed,
  bulb,
  itemConfirmed,
  itemExpired,
  itemReleased,
  itemReturned,
  lamp,
  order,
  reports,
} from './spec.ts';

const expireOrder = `ExpireOrder:${paymentDueAt}`;
const confirmBoth = ['ConfirmReservation:berlin.lamp', 'ConfirmReservation:berlin.bulb'];
const releaseBoth = ['ReleaseReservation:berlin.lamp', 'ReleaseReservation:berlin.bulb'];
const returnBoth = ['ReturnStock:berlin.lamp', 'ReturnStock:berlin.bulb'];

const reservedOrder = given(nothing).when(placedAt, ...both, ...order(placed, reserved));
const acceptedOrder = given(reservedOrder).when(soonAfter, reports('reserve', 'accepted'));
const paidOrder = given(acceptedOrder).when(soonAfter, ...order(paid));
const confirmedOrder = given(paidOrder)
  .when(soonAfter, ...bothConfirmed)
  .when(soonAfter, ...order(confirmed));

describe('a paid order', () => {
  test('confirms each reservation, then the order, then the warehouse', () => {
    given(paidOrder)
      .gives(...confirmBoth)
      .when(soonAfter, itemConfirmed(lamp))
      .gives()
      .when(soonAfter, itemConfirmed(bulb))
      .gives('ConfirmOrder')
      .when(soonAfter, ...order(confirmed))
      .gives('warehouse:commit:1')
      .settled(false)
      .when(soonAfter, reports('commit', 'accepted'))
      .gives()
      .settled()
      .wakes(null);
  });

  test('no longer expires', () => {
    given(paidOrder).when(paymentDueAt).gives();
  });

  test('is cancelled when a reservation has ended, as its event tells', () => {
    given(paidOrder)
      .whenRefused(soonAfter, 'ConfirmReservation:berlin.lamp', {
        code: 'reservation_ended',
        end: 'released',
      })
      .gives()
      .when(soonAfter, itemReleased(lamp))
      .gives('CancelOrder')
      .when(soonAfter, itemConfirmed(bulb), ...order(cancelled, refundRequested))
      .gives('ReturnStock:berlin.bulb', 'warehouse:cancel:1');
  });

  test('is not cancelled because a confirmation came twice', () => {
    given(paidOrder)
      .whenRefused(soonAfter, 'ConfirmReservation:berlin.lamp', {
        code: 'reservation_ended',
        end: 'confirmed',
      })
      .gives();
  });

  test('waits for the event when the stock has forgotten the reservation', () => {
    const unknown = { code: 'unknown_reservation' } as const;
    given(paidOrder).whenRefused(soonAfter, 'ConfirmReservation:berlin.lamp', unknown).gives();
  });

  test('is cancelled when its reservation is released by somebody else', () => {
    given(paidOrder)
      .when(soonAfter, itemReleased(lamp))
      .gives('CancelOrder')
      .like('CancelOrder', { command: { code: 'stock_lost', comment: null } });
  });
});

describe('a cancelled order', () => {
  test('releases what is reserved and tells the warehouse', () => {
    given(acceptedOrder)
      .when(soonAfter, ...order(cancelled))
      .gives(...releaseBoth, 'warehouse:cancel:1')
      .when(soonAfter, itemReleased(lamp), itemReleased(bulb))
      .settled(false)
      .when(soonAfter, reports('cancel', 'accepted'))
      .gives()
      .settled()
      .wakes(null);
  });

  test('says nothing to a warehouse that was never asked', () => {
    given(nothing)
      .when(soonAfter, ...both, ...order(placed, cancelled))
      .gives(...releaseBoth)
      .when(soonAfter, itemReleased(lamp), itemReleased(bulb))
      .settled();
  });

  test('returns what was confirmed', () => {
    const movement = `cancel:${orderId}`;
    given(confirmedOrder)
      .when(soonAfter, ...order(cancelled, refundRequested))
      .gives(...returnBoth, 'warehouse:cancel:1')
      .like('ReturnStock:berlin.lamp', {
        command: { movementId: `cancel:${orderId}`, reservationId: orderId, quantity: 2 },
      })
      .when(soonAfter, itemReturned(lamp, movement))
      .when(soonAfter, reports('cancel', 'accepted'))
      .settled(false)
      .when(soonAfter, itemReturned(bulb, movement))
      .gives()
      .settled();
  });

  test('returns what is confirmed after it was cancelled', () => {
    given(paidOrder)
      .when(soonAfter, ...order(cancelled, refundRequested))
      .gives(...releaseBoth, 'warehouse:cancel:1')
      .when(soonAfter, ...bothConfirmed)
      .gives(...returnBoth);
  });

  test('returns what could not be released, once it is known how much was confirmed', () => {
    given(paidOrder)
      .when(soonAfter, ...order(cancelled, refundRequested))
      .whenRefused(soonAfter, 'ReleaseReservation:berlin.lamp', {
        code: 'reservation_ended',
        end: 'confirmed',
      })
      .gives()
      .when(soonAfter, itemConfirmed({ ...lamp, quantity: 1 }))
      .gives('ReturnStock:berlin.lamp')
      .like('ReturnStock:berlin.lamp', { command: { quantity: 1 } });
  });
});

describe('an order that is not paid in time', () => {
  test('expires, then its reservations and the warehouse follow', () => {
    given(acceptedOrder)
      .wakes(paymentDueAt)
      .when(paymentDueAt)
      .gives(expireOrder)
      .like(expireOrder, { command: { at: paymentDueAt } })
      .when(afterDue)
      .gives()
      .when(afterDue, ...order(expired))
      .gives('ExpireReservation:berlin.lamp', 'ExpireReservation:berlin.bulb', 'warehouse:cancel:1')
      .when(afterDue, itemExpired(lamp), itemExpired(bulb))
      .settled(false)
      .when(afterDue, reports('cancel', 'accepted'))
      .gives()
      .settled();
  });

  test('expires its reservations whatever the local clock says', () => {
    const command = { at: paymentDueAt };
    given(acceptedOrder)
      .when(soonAfter, ...order(expired))
      .like('ExpireReservation:berlin.lamp', { command });
  });

  test('is cancelled before when a reservation is released by somebody else', () => {
    given(acceptedOrder).when(soonAfter, itemReleased(lamp)).gives('CancelOrder');
  });
});
