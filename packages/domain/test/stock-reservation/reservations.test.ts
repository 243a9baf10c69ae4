import { describe, test } from 'vitest';
import { maxStock, stockDecider } from '../../src/index.ts';
import type { ConfirmReservation, ExpireReservation, ReleaseReservation } from '../../src/index.ts';
import { specOf } from '../spec.ts';
import {
  adjusted,
  confirmed,
  expired,
  expiresAt,
  justBeforeExpiry,
  later,
  received,
  released,
  reserve,
  reserved,
  returned,
} from '../support/stock-examples.ts';

const given = specOf(stockDecider);

const confirm: ConfirmReservation = {
  type: 'ConfirmReservation',
  reservationId: 'order-1',
  at: later,
};
const release: ReleaseReservation = {
  type: 'ReleaseReservation',
  reservationId: 'order-1',
  reason: 'cancelled',
  at: later,
};
const expire: ExpireReservation = {
  type: 'ExpireReservation',
  reservationId: 'order-1',
  at: expiresAt,
};

describe('ReserveStock', () => {
  test('promises free pieces', () => {
    given([received(10)])
      .when(reserve(4))
      .then([reserved(4)]);
  });

  test('takes the last piece and not one more', () => {
    const history = [
      received(10),
      adjusted(-1),
      reserved(2, 'a'),
      confirmed(2, 'a'),
      reserved(3, 'b'),
    ];
    given(history)
      .when(reserve(4))
      .then([reserved(4)]);
    given(history)
      .when(reserve(5))
      .thenRejected({ code: 'insufficient_stock', requested: 5, available: 4 });
  });

  test.each([
    ['released', [released(4, 'a')]],
    ['expired', [expired(4, 'a')]],
    ['returned', [confirmed(4, 'a'), returned(4)]],
  ])('promises pieces again that were %s', (_, ending) => {
    given([received(4), reserved(4, 'a'), ...ending])
      .when(reserve(4))
      .then([reserved(4)]);
  });

  test('again changes nothing', () => {
    given([received(4), reserved(4)])
      .when({ ...reserve(4), at: later })
      .thenNothing();
  });

  test('with the id of another size is refused', () => {
    given([received(10), reserved(4)])
      .when(reserve(5))
      .thenRejected({ code: 'id_reused' });
  });

  test.each([
    ['confirmed' as const, confirmed(4)],
    ['released' as const, released(4)],
    ['expired' as const, expired(4)],
  ])('is refused for a reservation that was %s', (end, ending) => {
    given([received(10), reserved(4), ending])
      .when(reserve(4))
      .thenRejected({ code: 'reservation_ended', end });
  });

  test.each([expiresAt, '2026-11-20T10:15:00.001Z'])('is refused at %s, when it expired', (now) => {
    given([received(10)])
      .when({ ...reserve(4), at: now })
      .thenRejected({ code: 'expiry_in_the_past' });
  });

  test('is accepted a millisecond before its expiry', () => {
    given([received(10)])
      .when({ ...reserve(4), at: justBeforeExpiry })
      .then([
        { type: 'StockReserved', data: { ...reserved(4).data, reservedAt: justBeforeExpiry } },
      ]);
  });

  test.each([0, -1, 0.5, Number.NaN, maxStock + 1])('refuses %d pieces', (quantity) => {
    given([received(10)])
      .when(reserve(quantity))
      .thenRejected({
        code: 'quantity_out_of_range',
        detail: 'a quantity is an integer from 1 to 1000000000',
      });
  });
});

describe('ConfirmReservation', () => {
  test('turns the whole reservation into confirmed pieces', () => {
    given([received(10), reserved(4)])
      .when(confirm)
      .then([confirmed(4)]);
  });

  test('is accepted after the expiry as long as the reservation was not ended', () => {
    given([received(10), reserved(4)])
      .when({ ...confirm, at: '2026-11-20T12:00:00.000Z' })
      .then([
        {
          type: 'ReservationConfirmed',
          data: { ...confirmed(4).data, confirmedAt: '2026-11-20T12:00:00.000Z' },
        },
      ]);
  });

  test('again changes nothing', () => {
    given([received(10), reserved(4), confirmed(4)])
      .when({ ...confirm, at: expiresAt })
      .thenNothing();
  });

  test.each([
    ['released' as const, released(4)],
    ['expired' as const, expired(4)],
  ])('is refused for a reservation that was %s', (end, ending) => {
    given([received(10), reserved(4), ending])
      .when(confirm)
      .thenRejected({ code: 'reservation_ended', end });
  });

  test('is refused for a reservation that never was', () => {
    given([received(10), reserved(4, 'order-2')])
      .when(confirm)
      .thenRejected({ code: 'unknown_reservation' });
  });
});

describe('ReleaseReservation', () => {
  test('frees the whole reservation, for its reason', () => {
    given([received(10), reserved(4)])
      .when({ ...release, reason: 'abandoned' })
      .then([{ type: 'ReservationReleased', data: { ...released(4).data, reason: 'abandoned' } }]);
  });

  test.each([
    ['was released', [reserved(4), released(4)]],
    ['expired', [reserved(4), expired(4)]],
    ['never was', [reserved(4, 'order-2')]],
  ])('has nothing to free where the reservation %s', (_, history) => {
    given([received(10), ...history])
      .when(release)
      .thenNothing();
  });

  test('does not free what was confirmed', () => {
    given([received(10), reserved(4), confirmed(4)])
      .when(release)
      .thenRejected({ code: 'reservation_ended', end: 'confirmed' });
  });
});

describe('ExpireReservation', () => {
  test('frees the whole reservation at its expiry', () => {
    given([received(10), reserved(4)])
      .when(expire)
      .then([expired(4)]);
  });

  test('is not due a millisecond earlier', () => {
    given([received(10), reserved(4)])
      .when({ ...expire, at: justBeforeExpiry })
      .thenRejected({ code: 'not_due', expiresAt });
  });

  test.each([
    ['was released', [reserved(4), released(4)]],
    ['expired', [reserved(4), expired(4)]],
    ['never was', [reserved(4, 'order-2')]],
  ])('has nothing to free where the reservation %s', (_, history) => {
    given([received(10), ...history])
      .when(expire)
      .thenNothing();
  });

  test('does not free what was confirmed', () => {
    given([received(10), reserved(4), confirmed(4)])
      .when(expire)
      .thenRejected({ code: 'reservation_ended', end: 'confirmed' });
  });
});

test.each([reserve(1), confirm, release, expire])(
  '$type needs an item that is stocked',
  (command) => {
    given([]).when(command).thenRejected({ code: 'unknown_stock_item' });
  },
);
