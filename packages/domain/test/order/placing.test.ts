import { describe, expect, test } from 'vitest';
import { maxLines, maxMinor, maxQuantity, orderDecider, stockDemand } from '../../src/index.ts';
import type { OrderLine, PlaceOrder } from '../../src/index.ts';
import { specOf } from '../spec.ts';
import {
  abandoned,
  lines,
  illegal,
  orderId,
  placed,
  placedAt,
  placeOrder,
  rejected,
  reserved,
  shortages,
  soonAfter,
} from '../support/order-examples.ts';

const given = specOf(orderDecider);

const placeWith = (order: Partial<PlaceOrder['order']>): PlaceOrder => ({
  ...placeOrder,
  order: { ...placeOrder.order, ...order },
});

const line = (changes: Partial<OrderLine>): OrderLine => ({
  warehouseId: 'berlin',
  productId: 'lamp',
  quantity: 1,
  unitPrice: 100,
  ...changes,
});

describe('PlaceOrder', () => {
  test('without a stock outcome leaves the reserving open', () => {
    given([]).when(placeOrder).then([placed]);
  });

  test('with its stock reserved writes both facts at once', () => {
    given([])
      .when({ ...placeOrder, stock: { kind: 'reserved' } })
      .then([placed, reserved]);
  });

  test('with its stock refused records the refusal', () => {
    given([])
      .when({ ...placeOrder, stock: { kind: 'refused', shortages } })
      .then([placed, rejected]);
  });

  test('is refused for an order that exists', () => {
    given([placed]).when(placeOrder).thenRejected({ code: 'order_exists', status: 'placed' });
  });

  test('is refused for an id that was abandoned', () => {
    given([abandoned]).when(placeOrder).thenRejected({ code: 'order_exists', status: 'abandoned' });
  });

  test('needs a line', () => {
    given([])
      .when(placeWith({ lines: [] }))
      .thenRejected({ code: 'invalid_lines', detail: 'an order has at least one line' });
  });

  test(`takes ${maxLines} lines and not one more`, () => {
    const full = Array.from({ length: maxLines }, (_, index) => line({ productId: `p${index}` }));
    const totals = { subtotal: 10_000, discount: 500, tax: 1234, shipping: 499, total: 11_233 };
    given([])
      .when(placeWith({ lines: full }))
      .then([{ type: 'OrderPlaced', data: { ...placed.data, lines: full, totals } }]);
    given([])
      .when(placeWith({ lines: [...full, line({})] }))
      .thenRejected({ code: 'invalid_lines', detail: 'an order has at most 100 lines' });
  });

  test.each([0, -1, 1.5, Number.NaN, maxQuantity + 1])('refuses a quantity of %d', (quantity) => {
    given([])
      .when(placeWith({ lines: [line({ quantity })] }))
      .thenRejected({
        code: 'invalid_lines',
        detail: 'the quantity of an item is an integer from 1 to 1000000',
      });
  });

  test('counts the lines of one item together', () => {
    given([])
      .when(placeWith({ lines: [line({ quantity: maxQuantity }), line({ quantity: 1 })] }))
      .thenRejected({
        code: 'invalid_lines',
        detail: 'the quantity of an item is an integer from 1 to 1000000',
      });
  });

  test.each([-1, 0.5, Number.NaN, Infinity, maxMinor + 1])(
    'refuses a unit price of %d',
    (unitPrice) => {
      given([])
        .when(placeWith({ lines: [line({}), line({ unitPrice })] }))
        .thenRejected({
          code: 'invalid_lines',
          detail: 'a unit price is an integer from 0 to 1000000000000 minor units',
        });
    },
  );

  test('refuses totals that are out of range', () => {
    given([])
      .when(placeWith({ lines: [line({ unitPrice: maxMinor, quantity: 2 })] }))
      .thenRejected({
        code: 'amount_out_of_range',
        detail: 'the totals of the order are out of range',
      });
  });
});

describe('AbandonOrder', () => {
  const abandon = { type: 'AbandonOrder', orderId, at: placedAt } as const;

  test('closes an id that was never placed', () => {
    given([]).when(abandon).then([abandoned]);
  });

  test('again changes nothing', () => {
    given([abandoned]).when(abandon).thenNothing();
  });

  test('comes too late for an order that was placed', () => {
    given([placed]).when(abandon).thenRejected(illegal('placed', 'AbandonOrder'));
  });
});

describe('ReserveOrder and RejectOrder', () => {
  test('a placed order becomes reserved', () => {
    given([placed]).when({ type: 'ReserveOrder', at: placedAt }).then([reserved]);
  });

  test('a reserved order stays as it is', () => {
    given([placed, reserved]).when({ type: 'ReserveOrder', at: soonAfter }).thenNothing();
  });

  test('a rejected order can not be reserved', () => {
    given([placed, rejected])
      .when({ type: 'ReserveOrder', at: soonAfter })
      .thenRejected(illegal('rejected', 'ReserveOrder'));
  });

  test('a placed order becomes rejected, with what was missing', () => {
    given([placed]).when({ type: 'RejectOrder', shortages, at: placedAt }).then([rejected]);
  });

  test('a rejected order stays as it is', () => {
    given([placed, rejected])
      .when({ type: 'RejectOrder', shortages: [], at: soonAfter })
      .thenNothing();
  });

  test('a reserved order is not rejected any more', () => {
    given([placed, reserved])
      .when({ type: 'RejectOrder', shortages, at: soonAfter })
      .thenRejected(illegal('reserved', 'RejectOrder'));
  });
});

describe('the stock an order asks for', () => {
  test('is one quantity per item, in the order of the lines', () => {
    expect(
      stockDemand([
        line({ quantity: 2 }),
        ...lines.slice(1),
        line({ quantity: 3, unitPrice: 1 }),
        line({ warehouseId: 'oslo', quantity: 4 }),
      ]),
    ).toStrictEqual([
      { warehouseId: 'berlin', productId: 'lamp', quantity: 5 },
      { warehouseId: 'berlin', productId: 'bulb', quantity: 10 },
      { warehouseId: 'oslo', productId: 'lamp', quantity: 4 },
    ]);
  });
});
