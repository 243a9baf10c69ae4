import { describe, test } from 'vitest';
import { maxStock, stockDecider } from '../../src/index.ts';
import type { AdjustStock, ReceiveStock, ReturnStock } from '../../src/index.ts';
import { specOf } from '../spec.ts';
import {
  adjusted,
  at,
  confirmed,
  item,
  later,
  received,
  released,
  reserved,
  returned,
} from '../support/stock-examples.ts';

const given = specOf(stockDecider);

const receive = (quantity: number, movementId = 'delivery-1'): ReceiveStock => ({
  type: 'ReceiveStock',
  item,
  movementId,
  quantity,
  reason: 'delivery',
  at,
});
const adjust = (change: number, movementId = 'count-1'): AdjustStock => ({
  type: 'AdjustStock',
  movementId,
  change,
  reason: 'count',
  force: false,
  at: later,
});
const giveBack = (
  quantity: number,
  movementId = 'cancel:order-1',
  reservationId = 'order-1',
): ReturnStock => ({ type: 'ReturnStock', movementId, reservationId, quantity, at: later });

const outOfRange = {
  code: 'quantity_out_of_range',
  detail: 'a quantity is an integer from 1 to 1000000000',
} as const;
const tooMuch = {
  code: 'quantity_out_of_range',
  detail: 'an item holds at most 1000000000 pieces',
} as const;

describe('ReceiveStock', () => {
  test('opens the stock of an item', () => {
    given([])
      .when(receive(10))
      .then([received(10)]);
  });

  test('again changes nothing', () => {
    given([received(10)])
      .when({ ...receive(10), at: later })
      .thenNothing();
  });

  test('with the id of another movement is refused', () => {
    given([received(10)])
      .when(receive(11))
      .thenRejected({ code: 'id_reused' });
    given([received(10), adjusted(3)])
      .when(receive(3, 'count-1'))
      .thenRejected({ code: 'id_reused' });
  });

  test('fills an item up to the cap and not a piece more', () => {
    given([received(maxStock - 1)])
      .when(receive(1, 'delivery-2'))
      .then([received(1, 'delivery-2')]);
    given([received(maxStock - 1)])
      .when(receive(2, 'delivery-2'))
      .thenRejected(tooMuch);
  });

  test.each([0, -1, 1.5, Number.NaN, maxStock + 1])('refuses %d pieces', (quantity) => {
    given([]).when(receive(quantity)).thenRejected(outOfRange);
  });
});

describe('AdjustStock', () => {
  test('adds what a count found and takes what it missed', () => {
    given([received(10)])
      .when(adjust(3))
      .then([adjusted(3)]);
    given([received(10)])
      .when(adjust(-10))
      .then([adjusted(-10)]);
  });

  test('again changes nothing', () => {
    given([received(10), adjusted(-10)])
      .when(adjust(-10))
      .thenNothing();
  });

  test('with the id of another movement is refused', () => {
    given([received(10), adjusted(3)])
      .when(adjust(-3))
      .thenRejected({ code: 'id_reused' });
    given([received(10)])
      .when(adjust(10, 'delivery-1'))
      .thenRejected({ code: 'id_reused' });
  });

  test('never takes what is reserved or confirmed', () => {
    const history = [received(10), reserved(2, 'a'), confirmed(2, 'a'), reserved(3, 'b')];
    given(history)
      .when(adjust(-5))
      .then([adjusted(-5)]);
    given(history)
      .when(adjust(-6))
      .thenRejected({ code: 'insufficient_stock', requested: 6, available: 5 });
  });

  test('fills an item up to the cap and not a piece more', () => {
    given([received(maxStock - 1)])
      .when(adjust(1))
      .then([adjusted(1)]);
    given([received(maxStock)])
      .when(adjust(1))
      .thenRejected(tooMuch);
  });

  test.each([0, -0, 0.5, Number.NaN, maxStock + 1, -maxStock - 1])('refuses %d', (change) => {
    given([received(10)])
      .when(adjust(change))
      .thenRejected(outOfRange);
  });

  test('needs an item that was stocked once', () => {
    given([]).when(adjust(1)).thenRejected({ code: 'unknown_stock_item' });
  });
});

describe('ReturnStock', () => {
  const sold = [received(10), reserved(4), confirmed(4)];

  test('frees confirmed pieces', () => {
    given(sold)
      .when(giveBack(4))
      .then([returned(4)]);
  });

  test('again changes nothing', () => {
    given([...sold, returned(2)])
      .when(giveBack(2))
      .thenNothing();
  });

  test('with the id of another return is refused', () => {
    given([...sold, returned(2)])
      .when(giveBack(1))
      .thenRejected({ code: 'id_reused' });
    given([...sold, returned(2)])
      .when(giveBack(2, 'cancel:order-1', 'order-2'))
      .thenRejected({ code: 'id_reused' });
  });

  test('never frees more than is confirmed', () => {
    given([...sold, returned(3)])
      .when(giveBack(2, 'cancel:order-2'))
      .thenRejected({ code: 'nothing_confirmed', confirmed: 1 });
    given([received(10), reserved(4), released(4)])
      .when(giveBack(1))
      .thenRejected({ code: 'nothing_confirmed', confirmed: 0 });
  });

  test.each([0, -1, 0.5, maxStock + 1])('refuses %d pieces', (quantity) => {
    given(sold).when(giveBack(quantity)).thenRejected(outOfRange);
  });

  test('needs an item that was stocked once', () => {
    given([]).when(giveBack(1)).thenRejected({ code: 'unknown_stock_item' });
  });
});
