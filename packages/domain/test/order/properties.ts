import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { fold, isRejection, legalCommands, linesAfter, statusAfter } from '../../src/index.ts';
import type { LinePieces, OrderCommand, orderDecider, OrderEvent } from '../../src/index.ts';
import { instantAt } from '../support/clock.ts';
import { cancelOrder, payOrder, placeOrder } from '../support/order-examples.ts';
import { eventsOf, lastState, play } from '../support/play.ts';
import { anyOrderCommands } from './any-commands.ts';
import { anyOrderLife } from './any-life.ts';
import { booksOf, OrderBooks } from './books.ts';
import { stateChart, typesOf } from './state-chart.ts';

type OrderDecider = typeof orderDecider;
type Options = Pick<fc.Parameters<unknown>, 'numRuns' | 'endOnFailure'>;

const anyStory = fc.oneof(
  { weight: 1, arbitrary: anyOrderCommands },
  { weight: 3, arbitrary: anyOrderLife },
);

const paymentDueAt = instantAt(30);
const end = instantAt(1_000_000);

const completeAll = (...returnIds: readonly string[]): readonly OrderCommand[] =>
  returnIds.map((returnId) => ({ type: 'CompleteReturn', returnId, lines: null, at: end }));

/** Brings any order that was placed to an end. */
const settling: readonly OrderCommand[] = [
  { type: 'ExpireOrder', at: end },
  { ...cancelOrder, at: end },
  {
    type: 'ShipOrder',
    shipmentId: 'last',
    lines: null,
    carrier: 'DHL',
    trackingNumber: null,
    at: end,
  },
  { type: 'DeliverOrder', shipmentId: null, at: end },
  ...completeAll('r1', 'r2', 'r3', 'r6', 'r7', 'r8', 'r9'),
  {
    type: 'RequestReturn',
    returnId: 'last',
    lines: null,
    comment: null,
    windowDays: 1_000,
    at: end,
  },
  ...completeAll('last'),
];

/** What came under each reference and has not gone back. */
const balances = (events: readonly OrderEvent[]): ReadonlyMap<string, number> => {
  const kept = new Map<string, number>();
  for (const { type, data } of events) {
    if (type === 'OrderPaid' || type === 'SurplusPaymentReceived') {
      kept.set(data.reference, data.amount);
    }
    if (type === 'RefundRequested') {
      const { paymentReference, amount } = data;
      kept.set(paymentReference, (kept.get(paymentReference) ?? 0) - amount);
    }
  }
  return kept;
};

/** Each time the same thing is asked for on purpose, or what was asked for was changed since. */
const mayChangeLater: ReadonlySet<OrderCommand['type']> = new Set(['EditOrder', 'RequestPayment']);

/** What must hold for every order decider; each throws with a counterexample when it does not. */
export const orderProperties = {
  'every stream follows the state chart, in every prefix': (decider, options) =>
    fc.assert(
      fc.property(anyStory, (commands) => {
        const events: OrderEvent[] = [];
        for (const step of play(decider, commands)) {
          events.push(...step.events);
          assert.match(typesOf(events), stateChart);
        }
      }),
      options,
    ),

  'the books balance: pieces, money and deadlines, in every prefix': (decider, options) =>
    fc.assert(
      fc.property(anyStory, (commands) => {
        booksOf(eventsOf(play(decider, commands)));
      }),
      options,
    ),

  'the state is what the books say, after every command': (decider, options) =>
    fc.assert(
      fc.property(anyStory, (commands) => {
        const books = new OrderBooks();
        for (const { events, after } of play(decider, commands)) {
          for (const event of events) books.write(event);
          if (!('order' in after)) continue;
          const { order, money, goods } = after;
          const lines = order.lines.map((line) => ({
            unitPrice: line.unitPrice,
            wanted: line.quantity,
            cancelled: line.cancelled ?? 0,
            shipped: line.shipped ?? 0,
            returned: line.returned ?? 0,
          }));
          assert.deepEqual(lines, books.lines);
          assert.deepEqual(order.totals, books.totals);
          assert.equal(order.paymentDueAt, books.paymentDueAt);
          assert.equal(
            'payment' in after ? (after.payment?.reference ?? null) : null,
            books.money.payment,
          );
          assert.deepEqual(
            money.refunds.map(({ refundId, status }) => [refundId, status]),
            [...books.money.refunds],
          );
          assert.deepEqual(
            money.attempts.map(({ status }) => status === 'pending'),
            [...books.money.attempts.values()].map((attempt) => attempt === 'pending'),
          );
          assert.deepEqual(
            goods.shipments.map((shipment) => [shipment.shipmentId, shipment.deliveredAt !== null]),
            [...books.shipments],
          );
          assert.deepEqual(
            goods.returns.flatMap(({ returnId, status }) =>
              status === 'requested' ? [returnId] : [],
            ),
            [...books.announced.keys()],
          );
          assert.equal(goods.deliveredAt, books.deliveredAt);
        }
      }),
      options,
    ),

  'the legal commands of a status are those that change it': (decider, options) =>
    fc.assert(
      fc.property(anyStory, (commands) => {
        for (const { command, before, decision, events } of play(decider, commands)) {
          const legal = legalCommands[before.status].includes(command.type);
          if (events.length > 0) assert.ok(legal);
          if (!isRejection(decision)) continue;
          const { code } = decision;
          if (code === 'illegal_transition' || code === 'order_not_found') assert.ok(!legal);
          if (code === 'order_exists') assert.notEqual(before.status, 'unplaced');
        }
      }),
      options,
    ),

  'what was paid and does not go back is what is kept, after every command': (decider, options) =>
    fc.assert(
      fc.property(anyStory, (commands) => {
        const books = new OrderBooks();
        for (const { events } of play(decider, commands)) {
          for (const event of events) books.write(event);
          const { money, totals, returnedAmount } = books;
          money.assertNothingKept();
          const kept = books.has('OrderCancelled') ? 0 : totals.total - returnedAmount;
          if (money.payment !== null) assert.equal(money.paid - money.refunded, kept);
        }
      }),
      options,
    ),

  'every order can be brought to one end, and all but the shipping goes back': (decider, options) =>
    fc.assert(
      fc.property(anyOrderLife, (commands) => {
        const steps = play(decider, commands);
        const lastSteps = play(decider, settling, lastState(steps, decider.initialState));
        const state = lastState(lastSteps, decider.initialState);
        if (!('order' in state)) return;
        assert.match(state.status, /^(rejected|expired|cancelled|returned)$/);
        assert.ok(!state.goods.returns.some(({ status }) => status === 'requested'));
        const events = [...eventsOf(steps), ...eventsOf(lastSteps)];
        assert.match(typesOf(events), stateChart);
        const { subtotal, tax, shipping } = state.order.totals;
        const forShipping = subtotal === 0 ? shipping + tax : shipping;
        const payment = events.find(({ type }) => type === 'OrderPaid');
        for (const [reference, kept] of balances(events)) {
          const pays = payment?.type === 'OrderPaid' && payment.data.reference === reference;
          assert.equal(kept, pays && state.status === 'returned' ? forShipping : 0);
        }
      }),
      options,
    ),

  'a command that took effect changes nothing when it comes again at once': (decider, options) =>
    fc.assert(
      fc.property(anyStory, (commands) => {
        for (const { command, events, after } of play(decider, commands)) {
          // Pieces to take away are counted from what is left: their command has an id outside.
          if (events.length === 0 || command.type === 'CancelItems') continue;
          assert.deepEqual(eventsOf(play(decider, [command], after)), []);
        }
      }),
      options,
    ),

  'a command that took effect changes nothing when it comes again later': (decider, options) =>
    fc.assert(
      fc.property(anyStory, (commands) => {
        const steps = play(decider, commands);
        const last = lastState(steps, decider.initialState);
        for (const { command, events } of steps) {
          if (events.length === 0 || command.type === 'CancelItems') continue;
          if (mayChangeLater.has(command.type)) continue;
          assert.deepEqual(eventsOf(play(decider, [command], last)), []);
        }
      }),
      options,
    ),

  'readers that keep only lines and status come to the same': (decider, options) =>
    fc.assert(
      fc.property(anyStory, (commands) => {
        let state = decider.initialState;
        let { status } = state;
        let lines: readonly LinePieces[] = [];
        for (const event of eventsOf(play(decider, commands))) {
          state = decider.evolve(state, event);
          lines = event.type === 'OrderPlaced' ? event.data.lines : linesAfter(lines, event);
          status = statusAfter(status, event, lines);
          assert.equal(status, state.status);
          if ('order' in state) assert.deepEqual(lines, state.order.lines);
        }
      }),
      options,
    ),

  'any events in any order fold to a state of plain values': (decider, options) => {
    const anyEvents = anyStory.chain((commands) =>
      fc.shuffledSubarray([...eventsOf(play(decider, commands))]),
    );
    fc.assert(
      fc.property(anyEvents, (events) => {
        const state = fold(decider.evolve, decider.initialState, events);
        assert.ok(Object.hasOwn(legalCommands, state.status));
        assert.deepEqual(JSON.parse(JSON.stringify(state)), state);
      }),
      options,
    );
  },

  'payment, expiry and cancellation leave one winner, in any order and around the deadline': (
    decider,
    options,
  ) => {
    const anyTime = fc.constantFrom(-1, 0, 1).map((ms) => instantAt(30 + ms / 60_000));
    const anyRace = fc
      .record({ pay: anyTime, expire: anyTime, cancel: anyTime })
      .chain(({ pay, expire, cancel }) =>
        fc.shuffledSubarray<OrderCommand>(
          [
            { ...payOrder, at: pay },
            { type: 'ExpireOrder', at: expire },
            { ...cancelOrder, at: cancel },
          ],
          { minLength: 3 },
        ),
      );
    const reserved: OrderCommand = {
      ...placeOrder,
      order: { ...placeOrder.order, paymentDueAt },
      stock: { kind: 'reserved' },
    };
    fc.assert(
      fc.property(anyRace, (race) => {
        // The first command that its own time allows wins; only a payment can still be cancelled.
        const winner = race.find(
          (command) =>
            command.type === 'CancelOrder' ||
            (command.type === 'PayOrder') === ('at' in command && command.at < paymentDueAt),
        );
        const cancelledLater =
          race.findIndex(({ type }) => type === 'CancelOrder') >
          race.findIndex((command) => command === winner);
        const expected = {
          PayOrder: cancelledLater ? 'OrderPaid OrderCancelled' : 'OrderPaid',
          ExpireOrder: 'OrderExpired',
          CancelOrder: 'OrderCancelled',
        };
        const events = eventsOf(play(decider, [reserved, ...race]));
        const type = winner?.type as keyof typeof expected;
        assert.equal(typesOf(events), `OrderPlaced OrderReserved ${expected[type]}`);
      }),
      options,
    );
  },
} satisfies Record<string, (decider: OrderDecider, options: Options) => void>;
