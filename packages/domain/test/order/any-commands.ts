import * as fc from 'fast-check';
import type { LinePart, OrderCommand, OrderLine, PlaceOrder } from '../../src/index.ts';
import { anyMiss, dated, instantAt, timeOf } from '../support/clock.ts';
import { cancelOrder, orderId, placeOrder, shortages } from '../support/order-examples.ts';

/** When the order is due, counted from the start, unless it gets more time. */
export const dueMinutes = 30;

export type Dated = (at: string) => OrderCommand;

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

const anyReference = fc.constantFrom('pi_1', 'pi_1', 'pi_2', 'pi_3');

const anyPay: fc.Arbitrary<Dated> = fc
  .record({
    reference: anyReference,
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

const anyReceive: fc.Arbitrary<Dated> = fc
  .record({
    reference: anyReference,
    missMs: anyMiss,
    amount: fc.constantFrom(0, 1, 7731, 7731, 1e12, -1, 1e12 + 1),
    currency: fc.constantFrom('USD', 'USD', 'EUR'),
  })
  .map(({ missMs, ...money }): Dated => (at) => ({
    type: 'ReceivePayment',
    method: 'card',
    ...money,
    at: timeOf(dueMinutes, missMs, at),
  }));

const anyOrdinal = fc.constantFrom('1', '1', '2', '3');
const anyCode = fc.constantFrom('declined', 'no_account');

const anyMoney: fc.Arbitrary<Dated> = fc.oneof(
  anyReceive,
  fc.constant<Dated>((at) => ({ type: 'RequestPayment', method: 'card', at })),
  fc
    .record({ paymentId: fc.option(anyOrdinal), reference: fc.option(anyReference), code: anyCode })
    .map((failure): Dated => (at) => ({ type: 'FailPayment', ...failure, at })),
  fc
    .record({ refundId: anyOrdinal, reference: fc.constantFrom('re_1', 're_1', 're_2') })
    .map((refund): Dated => (at) => ({ type: 'CompleteRefund', ...refund, at })),
  fc.record({ refundId: anyOrdinal, code: anyCode }).map((refund): Dated => (at) => ({
    type: 'FailRefund',
    ...refund,
    at,
  })),
);

const anyPart: fc.Arbitrary<LinePart> = fc.record(
  {
    line: fc.constantFrom(1, 1, 1, 1, 1, 2, 2, 3, 4),
    quantity: fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(1, 1, 2, 3) },
      { weight: 1, arbitrary: fc.constantFrom(0, -1, 0.5, 10, 1_000_001) },
    ),
  },
  { noNullPrototype: true },
);
const anyParts = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(anyPart) },
  { weight: 1, arbitrary: fc.array(anyPart, { maxLength: 3 }) },
);
const anyText = fc.constantFrom(
  null,
  { personId: 'user:ada', sealed: 'b25l' },
  { personId: 'user:ada', sealed: 'dHdv' },
);
const anyAddress = fc.constantFrom(
  { personId: 'user:ada', sealed: 'aGVyZQ==' },
  { personId: 'user:ada', sealed: 'dGhlcmU=' },
);

export const anyCancelItems: fc.Arbitrary<Dated> = fc
  .record({ lines: anyParts, comment: anyText })
  .map((parts): Dated => (at) => ({ type: 'CancelItems', ...parts, at }));

/** What changes an order that goes on. */
export const anyChange: fc.Arbitrary<Dated> = fc.oneof(
  anyCancelItems,
  fc
    .record(
      { shippingAddress: anyAddress, notes: anyText, metadata: anyText, quantities: anyParts },
      { requiredKeys: [], noNullPrototype: true },
    )
    .map((changes): Dated => (at) => ({ type: 'EditOrder', ...changes, at })),
  fc.integer({ min: 0, max: 32 * 24 }).map((hours): Dated => (at) => ({
    type: 'ExtendPaymentDeadline',
    paymentDueAt: instantAt(dueMinutes + 60 * hours),
    at,
  })),
);

export const anyShip: fc.Arbitrary<Dated> = fc
  .record({
    shipmentId: fc.constantFrom('s1', 's2', 's3'),
    lines: fc.option(anyParts, { freq: 9 }),
    carrier: fc.constantFrom('DHL', 'DHL', 'UPS'),
  })
  .map((shipment): Dated => (at) => ({
    type: 'ShipOrder',
    ...shipment,
    trackingNumber: null,
    at,
  }));

export const anyDeliver: fc.Arbitrary<Dated> = fc
  .constantFrom(null, 's1', 's2', 's3')
  .map((shipmentId): Dated => (at) => ({ type: 'DeliverOrder', shipmentId, at }));

const anyReturnId = fc.constantFrom('r1', 'r1', 'r2', 'r3');

export const anyRequestReturn: fc.Arbitrary<Dated> = fc
  .record({ returnId: anyReturnId, lines: fc.option(anyParts, { freq: 3 }) })
  .map((wanted): Dated => (at) => ({
    type: 'RequestReturn',
    ...wanted,
    comment: null,
    windowDays: 30,
    at,
  }));

const anyReturnedParts = anyParts.chain((parts) =>
  fc.tuple(...parts.map((part) => fc.boolean().map((restock) => ({ ...part, restock })))),
);

export const anyEndOfReturn: fc.Arbitrary<Dated> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .record({ returnId: anyReturnId, lines: fc.option(anyReturnedParts, { freq: 3 }) })
      .map((back): Dated => (at) => ({ type: 'CompleteReturn', ...back, at })),
  },
  {
    weight: 1,
    arbitrary: anyReturnId.map((returnId): Dated => (at) => ({
      type: 'DeclineReturn',
      returnId,
      comment: null,
      at,
    })),
  },
);

const anyExpire = anyMiss.map((missMs): Dated => (at) => ({
  type: 'ExpireOrder',
  at: timeOf(dueMinutes, missMs, at),
}));

/** Anything that may be said to an order, also what makes no sense. */
export const anyCommand: fc.Arbitrary<Dated> = fc.oneof(
  anyPlace,
  { weight: 2, arbitrary: anyPay },
  { weight: 3, arbitrary: anyMoney },
  { weight: 2, arbitrary: anyChange },
  anyExpire,
  anyShip,
  anyDeliver,
  anyRequestReturn,
  anyEndOfReturn,
  {
    weight: 4,
    arbitrary: fc.constantFrom<Dated>(
      (at) => ({ type: 'ReserveOrder', at }),
      (at) => ({ type: 'ReserveOrder', at }),
      (at) => ({ type: 'RejectOrder', shortages, at }),
      (at) => ({ type: 'ConfirmOrder', at }),
      (at) => ({ type: 'ConfirmOrder', at }),
      (at) => ({ type: 'StartProcessing', at }),
      (at) => ({ ...cancelOrder, at }),
      (at) => ({ type: 'AbandonOrder', orderId, at }),
    ),
  },
);

const placeExample: fc.Arbitrary<Dated> = anyStock.map((stock): Dated => (at) => ({
  ...placeOrder,
  order: { ...placeOrder.order, placedAt: at, paymentDueAt: instantAt(dueMinutes) },
  stock,
}));

/** Any commands to one order, which is due half an hour after the start. */
export const anyOrderCommands: fc.Arbitrary<readonly OrderCommand[]> = dated(
  fc.oneof({ weight: 8, arbitrary: anyCommand }, { weight: 1, arbitrary: placeExample }),
  { maxLength: 25 },
);
