import { describe, test } from 'vitest';
import { stockDecider } from '../../src/index.ts';
import type { ExtendReservation, ResizeReservation } from '../../src/index.ts';
import { specOf } from '../spec.ts';
import {
  confirmed,
  expired,
  expiresAt,
  extended,
  justBeforeExpiry,
  later,
  received,
  released,
  reserve,
  reserved,
  resized,
} from '../support/stock-examples.ts';

const given = specOf(stockDecider);
const muchLater = '2026-11-20T11:00:00.000Z';

const extend: ExtendReservation = {
  type: 'ExtendReservation',
  reservationId: 'order-1',
  expiresAt: muchLater,
  at: later,
};
const resize = (quantity: number, expected?: number): ResizeReservation => ({
  type: 'ResizeReservation',
  reservationId: 'order-1',
  quantity,
  ...(expected !== undefined && { expected }),
  at: later,
});

const ends = [
  ['confirmed' as const, confirmed(4)],
  ['released' as const, released(4)],
  ['expired' as const, expired(4)],
] as const;

describe('ExtendReservation', () => {
  test('makes an active reservation hold longer', () => {
    given([received(10), reserved(4)])
      .when(extend)
      .then([extended(muchLater)]);
  });

  test('lets it expire at the new time and not before', () => {
    const history = [received(10), reserved(4), extended(muchLater)];
    given(history)
      .when({ type: 'ExpireReservation', reservationId: 'order-1', at: expiresAt })
      .thenRejected({ code: 'not_due', expiresAt: muchLater });
    given(history)
      .when({ type: 'ExpireReservation', reservationId: 'order-1', at: muchLater })
      .then([{ type: 'ReservationExpired', data: { ...expired(4).data, expiredAt: muchLater } }]);
  });

  test.each([expiresAt, justBeforeExpiry])('never makes it shorter: %s is nothing', (time) => {
    given([received(10), reserved(4)])
      .when({ ...extend, expiresAt: time })
      .thenNothing();
  });

  test('again changes nothing', () => {
    given([received(10), reserved(4), extended(muchLater)])
      .when(extend)
      .thenNothing();
  });

  test('also helps a reservation that is overdue and was not ended', () => {
    given([received(10), reserved(4)])
      .when({ ...extend, at: '2026-11-20T10:30:00.000Z' })
      .then([
        {
          type: 'ReservationExtended',
          data: { ...extended(muchLater).data, extendedAt: '2026-11-20T10:30:00.000Z' },
        },
      ]);
  });

  test.each([muchLater, '2026-11-20T11:00:00.001Z'])('is refused at %s, when it is over', (at) => {
    given([received(10), reserved(4)])
      .when({ ...extend, at })
      .thenRejected({ code: 'expiry_in_the_past' });
  });

  test.each(ends)('is refused for a reservation that was %s', (end, ending) => {
    given([received(10), reserved(4), ending])
      .when(extend)
      .thenRejected({ code: 'reservation_ended', end });
  });

  test('is refused for a reservation that never was', () => {
    given([received(10)])
      .when(extend)
      .thenRejected({ code: 'unknown_reservation' });
  });
});

describe('ResizeReservation', () => {
  test('takes more pieces while there are some, and gives back others', () => {
    given([received(10), reserved(4)])
      .when(resize(10))
      .then([resized(4, 10)]);
    given([received(10), reserved(4)])
      .when(resize(1))
      .then([resized(4, 1)]);
  });

  test('never takes one piece too many', () => {
    given([received(10), reserved(4), reserved(3, 'b')])
      .when(resize(7))
      .then([resized(4, 7)]);
    given([received(10), reserved(4), reserved(3, 'b')])
      .when(resize(8))
      .thenRejected({ code: 'insufficient_stock', requested: 4, available: 3 });
  });

  test('lets others have what it gave back', () => {
    given([received(10), reserved(8), resized(8, 2)])
      .when(reserve(8, 'b'))
      .then([reserved(8, 'b')]);
  });

  test('confirms and frees the size that it has then', () => {
    given([received(10), reserved(4), resized(4, 6)])
      .when({ type: 'ConfirmReservation', reservationId: 'order-1', at: later })
      .then([confirmed(6)]);
  });

  test('again changes nothing', () => {
    given([received(10), reserved(4), resized(4, 6)])
      .when(resize(6, 4))
      .thenNothing();
  });

  test('keeps out of the way of another one when it says what it expects', () => {
    given([received(10), reserved(4), resized(4, 6)])
      .when(resize(5, 4))
      .thenRejected({ code: 'reservation_changed', quantity: 6 });
    given([received(10), reserved(4), resized(4, 6)])
      .when(resize(5, 6))
      .then([resized(6, 5)]);
  });

  test.each(ends)('is refused for a reservation that was %s', (end, ending) => {
    given([received(10), reserved(4), ending])
      .when(resize(5))
      .thenRejected({ code: 'reservation_ended', end });
  });

  test('is refused for a reservation that never was', () => {
    given([received(10)])
      .when(resize(5))
      .thenRejected({ code: 'unknown_reservation' });
  });

  test.each([0, -1, 0.5])('refuses %d pieces: that is a release', (quantity) => {
    given([received(10), reserved(4)])
      .when(resize(quantity))
      .thenRejected({
        code: 'quantity_out_of_range',
        detail: 'a quantity is an integer from 1 to 1000000000',
      });
  });
});

test.each([extend, resize(2)])('$type needs an item that is stocked', (command) => {
  given([]).when(command).thenRejected({ code: 'unknown_stock_item' });
});
