import { fold, isRejection, orderDecider } from '@order-ledger/domain';
import type { OrderCommand, OrderEvent, OrderState } from '@order-ledger/domain';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { codecs } from '../../src/index.ts';
import { fixture } from './fixtures.ts';
import { recordedEvents } from './recorded-events.ts';

const { totals, ...order } = recordedEvents.OrderPlaced;
const { discount, tax, shipping, total: amount } = totals;
const comment = order.notes;
const at = order.placedAt;
const overdue = '2026-11-22T00:00:00.000Z';
const one = [{ line: 1, quantity: 1 }];
const shipment = { carrier: 'DHL', trackingNumber: null, at };
const wanted = { comment, windowDays: 30, at };
const money = { method: 'card', currency: order.currency, at };

/** Every command, in an order in which most are accepted. Any selection of them is a life. */
const script: readonly OrderCommand[] = [
  { type: 'AbandonOrder', orderId: order.orderId, at },
  {
    type: 'PlaceOrder',
    order: { ...order, charges: { discount, tax, shipping } },
    stock: { kind: 'pending' },
  },
  { type: 'RejectOrder', shortages: recordedEvents.OrderRejected.shortages, at },
  { type: 'ReserveOrder', at },
  { type: 'ExtendPaymentDeadline', paymentDueAt: '2026-11-21T00:00:00.000Z', at },
  { type: 'EditOrder', quantities: [{ line: 1, quantity: 3 }], notes: null, at },
  {
    type: 'EditOrder',
    shippingAddress: recordedEvents.ShippingAddressChanged.shippingAddress,
    metadata: comment,
    quantities: [{ line: 1, quantity: 2 }],
    at,
  },
  { type: 'RequestPayment', method: 'card', at },
  { type: 'FailPayment', paymentId: '1', reference: null, code: 'card_declined', at },
  { type: 'FailPayment', paymentId: null, reference: 'pi_0', code: 'card_declined', at },
  { type: 'ReceivePayment', reference: 'pi_1', amount: 1, ...money },
  { type: 'ExpireOrder', at: overdue },
  { type: 'ReceivePayment', reference: 'pi_2', amount, ...money },
  { type: 'PayOrder', method: 'card', reference: 'pi_3', at },
  { type: 'FailRefund', refundId: '1', code: 'account_closed', at },
  { type: 'CompleteRefund', refundId: '1', reference: 're_1', at },
  { type: 'ConfirmOrder', at },
  { type: 'CancelOrder', code: 'requested', comment, at },
  { type: 'StartProcessing', at },
  { type: 'CancelItems', lines: one, comment, at },
  { type: 'ShipOrder', shipmentId: 's1', lines: one, ...shipment },
  { type: 'ShipOrder', shipmentId: 's2', lines: null, ...shipment },
  { type: 'DeliverOrder', shipmentId: null, at },
  { type: 'RequestReturn', returnId: 'r1', lines: one, ...wanted },
  { type: 'DeclineReturn', returnId: 'r1', comment, at },
  { type: 'RequestReturn', returnId: 'r2', lines: null, ...wanted },
  { type: 'CompleteReturn', returnId: 'r2', lines: null, at },
];

const { evolve, decide, initialState } = orderDecider;

const lifeOf = (commands: readonly OrderCommand[]): readonly OrderEvent[] => {
  const events: OrderEvent[] = [];
  let state: OrderState = initialState;
  for (const command of commands) {
    const decision = decide(command, state);
    if (isRejection(decision)) continue;
    events.push(...decision);
    state = fold(evolve, state, decision);
  }
  return events;
};

const { metadata } = fixture('v1', 'OrderPlaced');

const throughTheStore = (event: OrderEvent): OrderEvent => {
  const { type, data, schemaVersion } = codecs.order.encode(event);
  const stored: unknown = JSON.parse(JSON.stringify(data));
  const read = { type, data: stored, metadata: { ...metadata, schemaVersion } };
  return codecs.order.decode(read).event;
};

/** They end a life, so most lives are without. */
const fatal: ReadonlySet<OrderCommand['type']> = new Set([
  'AbandonOrder',
  'RejectOrder',
  'ExpireOrder',
  'CancelOrder',
]);

const anyLife = fc
  .tuple(
    ...script.map((command) => {
      const [given, left] = fatal.has(command.type) ? [1, 9] : [19, 1];
      return fc.oneof(
        { weight: given, arbitrary: fc.constant([command]) },
        { weight: left, arbitrary: fc.constant([]) },
      );
    }),
  )
  .map((commands) => lifeOf(commands.flat()));

test('whatever the decider decides can be stored and read again', () => {
  fc.assert(
    fc.property(anyLife, (events) => {
      expect(events.map(throughTheStore)).toStrictEqual(events);
    }),
    { numRuns: 500 },
  );
});

test('the lives that are tried have every event of an order', () => {
  const lives = fc.sample(anyLife, { numRuns: 500, seed: 1 });
  const types = new Set(lives.flatMap((events) => events.map(({ type }) => type)));
  expect([...types].toSorted()).toStrictEqual(codecs.order.types.toSorted());
});
