import {
  type SealedText,
  type LinePart,
  type OrderCommand,
  type OrderEvent,
  orderDecider,
} from '@order-ledger/domain';
import * as fc from 'fast-check';
import { placeOrder, testDueTime, testTime as at } from '../../src/testing.ts';
import { eventsOf } from './histories.ts';

export const testOrderId = '0198c0de-0000-7000-8000-000000000001';

const order = {
  lines: [
    { warehouseId: 'main', productId: 'tea', quantity: 2, unitPrice: 999 },
    { warehouseId: 'north', productId: 'pot', quantity: 3, unitPrice: 500 },
  ],
  charges: { discount: 100, tax: 333, shipping: 300 },
};
const total = 2 * 999 + 3 * 500 - 100 + 333 + 300;

const part: fc.Arbitrary<LinePart> = fc.record({
  line: fc.integer({ min: 1, max: 2 }),
  quantity: fc.integer({ min: 1, max: 3 }),
});
const parts = fc.array(part, { minLength: 1, maxLength: 2 });
const someParts = fc.option(parts);
const ordinal = fc.constantFrom('1', '2');
const sealed: fc.Arbitrary<SealedText> = fc
  .constantFrom('YQ==', 'Yg==')
  .map((text) => ({ personId: 'user:user123', sealed: text }));
const comment = fc.option(sealed);

const payment = { method: 'card', currency: 'USD', at } as const;
const windowDays = 30;

const fixed = fc.constantFrom<OrderCommand>(
  { type: 'ReserveOrder', at },
  { type: 'RejectOrder', shortages: [], at },
  { type: 'PayOrder', method: 'card', reference: 'p', at },
  { type: 'ConfirmOrder', at },
  { type: 'ExpireOrder', at: testDueTime },
  { type: 'RequestPayment', method: 'card', at },
  { type: 'ReceivePayment', reference: 'r', amount: total, ...payment },
  { type: 'ReceivePayment', reference: 's', amount: 1, ...payment },
  { type: 'FailPayment', paymentId: '1', reference: null, code: 'declined', at },
  { type: 'FailPayment', paymentId: null, reference: 'x', code: 'declined', at },
  { type: 'ExtendPaymentDeadline', paymentDueAt: '2026-11-20T12:00:00.000Z', at },
  { type: 'StartProcessing', at },
  { type: 'DeliverOrder', shipmentId: null, at },
);

const varied: fc.Arbitrary<OrderCommand>[] = [
  comment.map((text) => ({ type: 'CancelOrder', code: 'requested', comment: text, at })),
  parts.map((lines) => ({ type: 'CancelItems', lines, comment: null, at })),
  parts.map((quantities) => ({ type: 'EditOrder', quantities, at })),
  fc.tuple(sealed, comment, comment).map(([shippingAddress, notes, metadata]) => ({
    type: 'EditOrder',
    shippingAddress,
    notes,
    metadata,
    at,
  })),
  fc.tuple(fc.constantFrom('a', 'b'), someParts).map(([shipmentId, lines]) => ({
    type: 'ShipOrder',
    shipmentId,
    lines,
    carrier: 'DHL',
    trackingNumber: null,
    at,
  })),
  fc.constantFrom('a', 'b').map((shipmentId) => ({ type: 'DeliverOrder', shipmentId, at })),
  fc.tuple(ordinal, someParts, comment).map(([returnId, lines, text]) => ({
    type: 'RequestReturn',
    returnId,
    lines,
    comment: text,
    windowDays,
    at,
  })),
  fc
    .tuple(ordinal, comment)
    .map(([returnId, text]) => ({ type: 'DeclineReturn', returnId, comment: text, at })),
  ordinal.map((returnId) => ({ type: 'CompleteReturn', returnId, lines: null, at })),
  ordinal.map((refundId) => ({ type: 'CompleteRefund', refundId, reference: 'b', at })),
  ordinal.map((refundId) => ({ type: 'FailRefund', refundId, code: 'closed', at })),
];

/** A part of the way that most orders go, so that what can happen late does happen. */
const usual: readonly OrderCommand[] = [
  { type: 'ReserveOrder', at },
  { type: 'PayOrder', method: 'card', reference: 'p', at },
  { type: 'ConfirmOrder', at },
  {
    type: 'ShipOrder',
    shipmentId: 'usual',
    lines: null,
    carrier: 'DHL',
    trackingNumber: 'T1',
    at,
  },
  { type: 'DeliverOrder', shipmentId: null, at },
];

/** Lives of one order, of every kind. */
export const orderHistory: fc.Arbitrary<OrderEvent[]> = fc
  .tuple(
    fc.constantFrom('pending', 'reserved'),
    fc.integer({ min: 0, max: usual.length }),
    fc.array(fc.oneof(fixed, ...varied), { maxLength: 10 }),
  )
  .map(([kind, usually, commands]) =>
    eventsOf(orderDecider, [
      placeOrder(testOrderId, order, kind === 'pending' ? { kind } : { kind: 'reserved' }),
      ...usual.slice(0, usually),
      ...commands,
    ]),
  );
