import { describe, test } from 'vitest';
import { maxStock, stockDecider } from '../../src/index.ts';
import type { ReceiveStock, RestockReturn, ReturnStock, ShipStock } from '../../src/index.ts';
import { specOf } from '../spec.ts';
import {
  at,
  confirmed,
  item,
  later,
  received,
  reserve,
  reserved,
  restocked,
  returned,
  shipped,
} from '../support/stock-examples.ts';

const given = specOf(stockDecider);
const of = (movementId: string, quantity: number) => ({
  movementId,
  reservationId: 'order-1',
  quantity,
  at: later,
});
const ship = (quantity: number, movementId = 'ship:1'): ShipStock => ({
  type: 'ShipStock',
  ...of(movementId, quantity),
});
const restock = (quantity: number, movementId = 'return:1'): RestockReturn => ({
  type: 'RestockReturn',
  ...of(movementId, quantity),
});
const giveBack = (quantity: number): ReturnStock => ({
  type: 'ReturnStock',
  ...of('cancel:order-1', quantity),
});

const receive = (quantity: number): ReceiveStock => ({
  type: 'ReceiveStock',
  item,
  movementId: 'delivery-2',
  quantity,
  reason: 'delivery',
  at,
});

const outOfRange = {
  code: 'quantity_out_of_range',
  detail: 'a quantity is an integer from 1 to 1000000000',
} as const;
const sold = [received(10), reserved(4), confirmed(4)];

describe('ShipStock', () => {
  test('lets sold pieces leave', () => {
    given(sold)
      .when(ship(4))
      .then([shipped(4)]);
    given([...sold, shipped(3)])
      .when(ship(1, 'ship:2'))
      .then([shipped(1, 'ship:2')]);
  });

  test('never lets more leave than are sold and still there', () => {
    given([...sold, shipped(3)])
      .when(ship(2, 'ship:2'))
      .thenRejected({ code: 'nothing_confirmed', confirmed: 1 });
    given([received(10), reserved(4)])
      .when(ship(1))
      .thenRejected({ code: 'nothing_confirmed', confirmed: 0 });
  });

  test('frees nothing', () => {
    given([...sold, shipped(4)])
      .when(reserve(7, 'b'))
      .thenRejected({ code: 'insufficient_stock', requested: 7, available: 6 });
  });

  test('again changes nothing', () => {
    given([...sold, shipped(4)])
      .when(ship(4))
      .thenNothing();
  });

  test('with the id of another shipment is refused', () => {
    given([...sold, shipped(2)])
      .when(ship(1))
      .thenRejected({ code: 'id_reused' });
  });

  test('leaves nothing for a cancellation to return', () => {
    given([...sold, shipped(3)])
      .when(giveBack(2))
      .thenRejected({ code: 'nothing_confirmed', confirmed: 1 });
    given([...sold, shipped(3)])
      .when(giveBack(1))
      .then([returned(1)]);
  });

  test('makes room for new deliveries', () => {
    const full = [received(maxStock), reserved(4), confirmed(4), shipped(4)];
    given(full)
      .when(receive(4))
      .then([received(4, 'delivery-2')]);
    given(full).when(receive(5)).thenRejected({
      code: 'quantity_out_of_range',
      detail: 'an item holds at most 1000000000 pieces',
    });
  });

  test.each([0, -1, 0.5])('refuses %d pieces', (quantity) => {
    given(sold).when(ship(quantity)).thenRejected(outOfRange);
  });
});

describe('RestockReturn', () => {
  test('puts pieces that had left back on the shelf', () => {
    given([...sold, shipped(4)])
      .when(restock(3))
      .then([restocked(3)]);
    given([...sold, shipped(4), restocked(3)])
      .when(reserve(9, 'b'))
      .then([reserved(9, 'b')]);
  });

  test('never puts back more than has left', () => {
    given([...sold, shipped(3), restocked(2)])
      .when(restock(2, 'return:2'))
      .thenRejected({ code: 'nothing_shipped', shipped: 1 });
    given(sold).when(restock(1)).thenRejected({ code: 'nothing_shipped', shipped: 0 });
  });

  test('again changes nothing', () => {
    given([...sold, shipped(4), restocked(1)])
      .when(restock(1))
      .thenNothing();
  });

  test('with the id of another return is refused', () => {
    given([...sold, shipped(4), restocked(1)])
      .when(restock(2))
      .thenRejected({ code: 'id_reused' });
  });

  test.each([0, -1, 0.5])('refuses %d pieces', (quantity) => {
    given([...sold, shipped(4)])
      .when(restock(quantity))
      .thenRejected(outOfRange);
  });
});

test.each([ship(1), restock(1)])('$type needs an item that is stocked', (command) => {
  given([]).when(command).thenRejected({ code: 'unknown_stock_item' });
});
