import * as fc from 'fast-check';
import type { OrderCommand, OrderLine, PlaceOrder } from '../../src/index.ts';
import { anyMiss, dated, instantAt, timeOf } from '../support/clock.ts';
import { cancelOrder, orderId, placeOrder, shortages } from '../support/order-examples.ts';

/** When the order is due, counted from the start. */
const dueMinutes = 30;

type Dated = (at: string) => OrderCommand;

const anyLine: fc.Arbitrary<OrderLine> = fc.record(
  {
    warehouseId: fc.constantFrom('berlin', 'oslo'),
    productId: fc.constantFrom('lamp', 'bulb'),
    quantity: fc.integer({ min: -1, max: 20 }),
    unitPrice: fc.oneof(
      { weight: 9, arbitrary: fc.nat(10_000) },
      { weight: 1, arbitrary: fc.constantFrom(-100, 0.5, 1e12, 1e12 + 1) },
    ),
  },
  { noNullPrototype: true },
);

const anyCharge = fc.oneof(
  { weight: 9, arbitrary: fc.nat(500) },
  { weight: 1, arbitrary: fc.constantFrom(-1, 0.5, 1e12, 1e12 + 1) },
);

const anyStock: fc.Arbitrary<PlaceOrder['stock']> = fc.constantFrom(
  { kind: 'pending' },
  { kind: 'reserved' },
  { kind: 'reserved' },
  { kind: 'refused', shortages },
);

const anyPlace: fc.Arbitrary<Dated> = fc
  .record({
    lines: fc.array(anyLine, { maxLength: 3 }),
    charges: fc.record({ discount: anyCharge, tax: anyCharge, shipping: anyCharge }),
    stock: anyStock,
  })
  .map(({ lines, charges, stock }): Dated => (at) => ({
    ...placeOrder,
    order: {
      ...placeOrder.order,
      lines,
      charges,
      placedAt: at,
      paymentDueAt: instantAt(dueMinutes),
    },
    stock,
  }));

const anyPay: fc.Arbitrary<Dated> = fc
  .record({
    reference: fc.constantFrom('pi_1', 'pi_1', 'pi_2'),
    missMs: anyMiss,
    paid: fc.option(
      fc.record({ amount: fc.constantFrom(0, 7731), currency: fc.constantFrom('USD', 'EUR') }),
      { freq: 5 },
    ),
  })
  .map(({ reference, paid, missMs }): Dated => (at) => ({
    type: 'PayOrder',
    method: 'card',
    reference,
    ...(paid !== null && { paid }),
    at: timeOf(dueMinutes, missMs, at),
  }));

const validPlace: fc.Arbitrary<Dated> = anyStock.map((stock): Dated => (at) => ({
  ...placeOrder,
  order: { ...placeOrder.order, placedAt: at, paymentDueAt: instantAt(dueMinutes) },
  stock,
}));

const anyExpire = anyMiss.map((missMs): Dated => (at) => ({
  type: 'ExpireOrder',
  at: timeOf(dueMinutes, missMs, at),
}));

const anyCommand: fc.Arbitrary<Dated> = fc.oneof(
  anyPlace,
  { weight: 2, arbitrary: validPlace },
  { weight: 3, arbitrary: anyPay },
  anyExpire,
  {
    weight: 5,
    arbitrary: fc.constantFrom<Dated>(
      (at) => ({ type: 'ReserveOrder', at }),
      (at) => ({ type: 'ReserveOrder', at }),
      (at) => ({ type: 'RejectOrder', shortages, at }),
      (at) => ({ type: 'ConfirmOrder', at }),
      (at) => ({ type: 'ConfirmOrder', at }),
      (at) => ({ ...cancelOrder, at }),
      (at) => ({ type: 'AbandonOrder', orderId, at }),
    ),
  },
);

/** Any commands to one order, which is due half an hour after the start. */
export const anyOrderCommands: fc.Arbitrary<readonly OrderCommand[]> = dated(anyCommand, {
  maxLength: 25,
});

/** The same, but the order is placed before anything else. */
export const anyOrderLife: fc.Arbitrary<readonly OrderCommand[]> = fc
  .tuple(validPlace, anyOrderCommands)
  .map(([place, commands]) => [place(instantAt(0)), ...commands]);
