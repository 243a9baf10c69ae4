import { describe, test } from 'vitest';
import { maxForcedReleases, maxStock, stockDecider } from '../../src/index.ts';
import type { AdjustStock, CountStock } from '../../src/index.ts';
import { specOf } from '../spec.ts';
import {
  adjusted,
  confirmed,
  counted,
  item,
  later,
  received,
  released,
  reserved,
  resized,
  shipped,
} from '../support/stock-examples.ts';

const given = specOf(stockDecider);

const count = (pieces: number, force = false, movementId = 'count-1'): CountStock => ({
  type: 'CountStock',
  movementId,
  counted: pieces,
  reason: 'count',
  force,
  at: later,
});
const take = (pieces: number, force = true): AdjustStock => ({
  type: 'AdjustStock',
  movementId: 'count-1',
  change: -pieces,
  reason: 'count',
  force,
  at: later,
});

/** A release for want of pieces. */
const lost = (quantity: number, reservationId: string) =>
  ({
    type: 'ReservationReleased',
    data: { ...item, reservationId, quantity, reason: 'shortfall', releasedAt: later },
  }) as const;

describe('CountStock', () => {
  test('adjusts by what was found more or less', () => {
    given([received(10)])
      .when(count(12))
      .then([counted(12, 2)]);
    given([received(10)])
      .when(count(7))
      .then([counted(7, -3)]);
    given([received(10)])
      .when(count(0))
      .then([counted(0, -10)]);
  });

  test('keeps that the books were right, so that its repetition is one', () => {
    given([received(10)])
      .when(count(10))
      .then([counted(10, 0)]);
    given([received(10), counted(10, 0), received(5, 'delivery-2')])
      .when(count(10))
      .thenNothing();
  });

  test('counts what is reserved or sold and still there, and not what has left', () => {
    const history = [received(10), reserved(4, 'a'), confirmed(4, 'a'), shipped(3)];
    given(history)
      .when(count(7))
      .then([counted(7, 0)]);
    given(history)
      .when(count(6))
      .then([counted(6, -1)]);
  });

  test('with the id of another movement is refused', () => {
    given([received(10), counted(12, 2)])
      .when(count(11))
      .thenRejected({ code: 'id_reused' });
    given([received(10), adjusted(2)])
      .when(count(12))
      .thenRejected({ code: 'id_reused' });
  });

  test('does not take what is promised, unless it is forced', () => {
    const history = [received(10), reserved(4, 'a'), reserved(3, 'b')];
    given(history)
      .when(count(6))
      .thenRejected({ code: 'insufficient_stock', requested: 4, available: 3 });
    given(history)
      .when(count(6, true))
      .then([lost(3, 'b'), counted(6, -4)]);
  });

  test.each([-1, 0.5, Number.NaN, maxStock + 1])('refuses %d', (pieces) => {
    given([received(10)])
      .when(count(pieces))
      .thenRejected({
        code: 'quantity_out_of_range',
        detail: 'a count is an integer from 0 to 1000000000',
      });
  });

  test('needs an item that was stocked once', () => {
    given([]).when(count(1)).thenRejected({ code: 'unknown_stock_item' });
  });
});

describe('a forced adjustment', () => {
  const history = [
    received(10),
    reserved(2, 'sold'),
    confirmed(2, 'sold'),
    reserved(3, 'old'),
    reserved(2, 'middle'),
    reserved(1, 'new'),
  ];

  test('ends nothing while there is enough', () => {
    given(history)
      .when(take(2))
      .then([adjusted(-2)]);
  });

  test('ends the newest reservations until the rest suffices', () => {
    given(history)
      .when(take(3))
      .then([lost(1, 'new'), adjusted(-3)]);
    given(history)
      .when(take(4))
      .then([lost(1, 'new'), lost(2, 'middle'), adjusted(-4)]);
    given(history)
      .when(take(8))
      .then([lost(1, 'new'), lost(2, 'middle'), lost(3, 'old'), adjusted(-8)]);
  });

  test('never takes what is sold', () => {
    given(history)
      .when(take(9))
      .thenRejected({ code: 'insufficient_stock', requested: 9, available: 8 });
  });

  test('goes by when a reservation was made, not by when it was resized', () => {
    given([received(4), reserved(1, 'old'), reserved(1, 'new'), resized(1, 3, 'old')])
      .when(take(1))
      .then([lost(1, 'new'), adjusted(-1)]);
  });

  test('takes the next newest when newer ones have ended', () => {
    given([received(4), reserved(2, 'old'), reserved(2, 'order-1'), released(2)])
      .when(take(3))
      .then([lost(2, 'old'), adjusted(-3)]);
  });

  test('again changes nothing', () => {
    given([received(3), reserved(3, 'a'), lost(3, 'a'), adjusted(-1)])
      .when(take(1))
      .thenNothing();
  });

  test('ends only as many as fit into one append', () => {
    const many = (pieces: number) =>
      Array.from({ length: pieces }, (_, index) => reserved(1, `r${index}`));
    const full = [received(maxForcedReleases + 1), ...many(maxForcedReleases + 1)];
    given(full)
      .when(take(maxForcedReleases + 1))
      .thenRejected({ code: 'too_many_releases', limit: maxForcedReleases });
  });
});
