import { describe, test } from 'vitest';
import type { OrderEvent, ReturnedPart, StockEvent } from '../../src/index.ts';
import {
  confirmed,
  orderId,
  paid,
  placed,
  placedAt,
  reserved,
  soonAfter,
} from '../support/order-examples.ts';
import {
  both,
  bothConfirmed,
  given,
  lamp,
  bulb,
  nothing,
  ofReservation,
  order,
  reports,
  stock,
} from './spec.ts';

const dispatched = (shipmentId: string, ...quantities: readonly number[]): OrderEvent => ({
  type: 'ShipmentDispatched',
  data: {
    orderId,
    shipmentId,
    lines: quantities.map((quantity, index) => ({ line: index + 1, quantity })),
    carrier: 'post',
    trackingNumber: null,
    dispatchedAt: soonAfter,
  },
});

const returned = (returnId: string, ...lines: readonly ReturnedPart[]): OrderEvent => ({
  type: 'ReturnCompleted',
  data: { orderId, returnId, lines, amount: 0, completedAt: soonAfter },
});

const booked = (type: 'StockShipped' | 'StockRestocked', item: typeof lamp, movementId: string) => {
  const data = { ...ofReservation(item), movementId, shippedAt: soonAfter };
  const event: StockEvent =
    type === 'StockShipped' ? { type, data } : { type, data: { ...data, restockedAt: soonAfter } };
  return stock(event);
};

const shippable = given(nothing)
  .when(placedAt, ...both, ...order(placed, reserved))
  .when(placedAt, reports('reserve', 'accepted'))
  .when(soonAfter, ...order(paid))
  .when(soonAfter, ...bothConfirmed, ...order(confirmed));
const committed = given(shippable).when(soonAfter, reports('commit', 'accepted')).settled();

describe('a shipment', () => {
  test('leaves the stock of each of its items', () => {
    const command = { movementId: 'ship:s1', reservationId: orderId, quantity: 2 };
    given(committed)
      .when(soonAfter, ...order(dispatched('s1', 2, 4)))
      .gives('ShipStock:berlin.lamp:s1', 'ShipStock:berlin.bulb:s1')
      .like('ShipStock:berlin.lamp:s1', { command })
      .settled(false)
      .when(soonAfter, booked('StockShipped', lamp, 'ship:s1'))
      .gives()
      .settled(false)
      .when(soonAfter, booked('StockShipped', { ...bulb, quantity: 4 }, 'ship:s1'))
      .gives()
      .settled();
  });

  test('is booked apart from the ones before it', () => {
    given(committed)
      .when(soonAfter, ...order(dispatched('s1', 1)))
      .gives('ShipStock:berlin.lamp:s1')
      .when(soonAfter, ...order(dispatched('s2', 1)))
      .gives('ShipStock:berlin.lamp:s2')
      .when(soonAfter, booked('StockShipped', { ...lamp, quantity: 1 }, 'ship:s2'))
      .settled(false);
  });

  test('that the stock refuses is not told again', () => {
    given(committed)
      .when(soonAfter, ...order(dispatched('s1', 2)))
      .whenRefused(soonAfter, 'ShipStock:berlin.lamp:s1', {
        code: 'nothing_confirmed',
        confirmed: 0,
      })
      .gives()
      .settled();
  });

  test('keeps the order from being cancelled when the warehouse refuses then', () => {
    given(shippable)
      .when(soonAfter, ...order(dispatched('s1', 2, 10)))
      .when(soonAfter, reports('commit', 'refused'))
      .gives()
      .when(soonAfter, booked('StockShipped', lamp, 'ship:s1'))
      .when(soonAfter, booked('StockShipped', bulb, 'ship:s1'))
      .gives()
      .settled();
  });
});

describe('a return', () => {
  const part = { line: 1, quantity: 1, restock: true };
  const delivered = given(committed)
    .when(soonAfter, ...order(dispatched('s1', 2, 10)))
    .when(soonAfter, booked('StockShipped', lamp, 'ship:s1'))
    .when(soonAfter, booked('StockShipped', bulb, 'ship:s1'))
    .settled();

  test('puts back on the shelf what can be sold again', () => {
    const command = { movementId: 'return:r1', reservationId: orderId, quantity: 1 };
    const broken = { line: 2, quantity: 3, restock: false };
    given(delivered)
      .when(soonAfter, ...order(returned('r1', part, broken)))
      .gives('RestockReturn:berlin.lamp:r1')
      .like('RestockReturn:berlin.lamp:r1', { command })
      .settled(false)
      .when(soonAfter, booked('StockRestocked', { ...lamp, quantity: 1 }, 'return:r1'))
      .gives()
      .settled();
  });

  test('counts both ways of one line', () => {
    given(delivered)
      .when(soonAfter, ...order(returned('r1', part, { ...part, restock: false })))
      .like('RestockReturn:berlin.lamp:r1', { command: { quantity: 1 } });
  });

  test('of broken goods is nothing to the stock', () => {
    given(delivered)
      .when(soonAfter, ...order(returned('r1', { ...part, restock: false })))
      .gives()
      .settled();
  });
});
