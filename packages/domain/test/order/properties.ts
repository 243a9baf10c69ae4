import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { isRejection, legalCommands, paymentOf } from '../../src/index.ts';
import type { OrderCommand, orderDecider, OrderEvent } from '../../src/index.ts';
import { instantAt } from '../support/clock.ts';
import { cancelOrder, payOrder, placeOrder } from '../support/order-examples.ts';
import { eventsOf, lastState, play } from '../support/play.ts';
import { anyOrderCommands, anyOrderLife } from './any-commands.ts';
import { stateChart, typesOf } from './state-chart.ts';

type OrderDecider = typeof orderDecider;
type Options = Pick<fc.Parameters<unknown>, 'numRuns' | 'endOnFailure'>;

const count = (events: readonly OrderEvent[], type: OrderEvent['type']): number =>
  events.filter((event) => event.type === type).length;

const paymentDueAt = instantAt(30);
const closing: readonly OrderCommand[] = [
  { type: 'ExpireOrder', at: instantAt(10_000) },
  { ...cancelOrder, at: instantAt(10_000) },
  { type: 'ExpireOrder', at: instantAt(10_001) },
  { ...cancelOrder, at: instantAt(10_001) },
];

/** What must hold for every order decider; each throws with a counterexample when it does not. */
export const orderProperties = {
  'every stream follows the state chart, in every prefix': (decider, options) =>
    fc.assert(
      fc.property(fc.oneof(anyOrderCommands, anyOrderLife), (commands) => {
        const events: OrderEvent[] = [];
        for (const step of play(decider, commands)) {
          events.push(...step.events);
          assert.match(typesOf(events), stateChart);
        }
      }),
      options,
    ),

  'the legal commands of a status are those that change it': (decider, options) =>
    fc.assert(
      fc.property(fc.oneof(anyOrderCommands, anyOrderLife), (commands) => {
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

  'totals balance, and what is paid and refunded is the total': (decider, options) =>
    fc.assert(
      fc.property(fc.oneof(anyOrderCommands, anyOrderLife), (commands) => {
        let total = 0;
        for (const event of eventsOf(play(decider, commands))) {
          if (event.type === 'OrderPlaced') {
            const { totals, lines } = event.data;
            const { subtotal, discount, tax, shipping } = totals;
            total = totals.total;
            for (const amount of Object.values(totals)) assert.ok(amount >= 0 && amount <= 1e12);
            for (const { quantity, unitPrice } of lines) {
              assert.ok(Number.isInteger(unitPrice) && unitPrice >= 0);
              assert.ok(Number.isInteger(quantity) && quantity > 0);
            }
            const sum = lines.reduce((sum, line) => sum + line.unitPrice * line.quantity, 0);
            assert.equal(subtotal, sum);
            assert.equal(total, subtotal - discount + tax + shipping);
          }
          if (event.type === 'OrderPaid' || event.type === 'RefundRequested') {
            assert.equal(event.data.amount, total);
          }
        }
      }),
      options,
    ),

  'an order has exactly one outcome, and gives money back once if and only if it took some': (
    decider,
    options,
  ) =>
    fc.assert(
      fc.property(anyOrderLife, (commands) => {
        const steps = play(decider, commands);
        const settling = play(decider, closing, lastState(steps, decider.initialState));
        const events = [...eventsOf(steps), ...eventsOf(settling)];
        const outcomes = (['OrderRejected', 'OrderCancelled', 'OrderExpired'] as const).map(
          (type) => count(events, type),
        );
        assert.equal(
          outcomes.reduce((sum, times) => sum + times, 0),
          1,
        );
        assert.ok(count(events, 'OrderPaid') <= 1);
        assert.equal(count(events, 'RefundRequested'), count(events, 'OrderPaid'));
        const final = lastState(settling, decider.initialState);
        const paid = events.find((event) => event.type === 'OrderPaid');
        assert.deepEqual(paymentOf(final), paid?.data ?? null);
      }),
      options,
    ),

  'a command that took effect changes nothing when it comes again, at once or later': (
    decider,
    options,
  ) =>
    fc.assert(
      fc.property(fc.oneof(anyOrderCommands, anyOrderLife), (commands) => {
        const steps = play(decider, commands);
        const end = lastState(steps, decider.initialState);
        for (const { command, events, after } of steps) {
          if (events.length === 0) continue;
          assert.deepEqual(eventsOf(play(decider, [command], after)), []);
          assert.deepEqual(eventsOf(play(decider, [command], end)), []);
        }
      }),
      options,
    ),

  'an order is paid only before its deadline and expires only from then on': (decider, options) =>
    fc.assert(
      fc.property(anyOrderLife, (commands) => {
        for (const event of eventsOf(play(decider, commands))) {
          if (event.type === 'OrderPaid') assert.ok(event.data.paidAt < paymentDueAt);
          if (event.type === 'OrderExpired') assert.ok(event.data.expiredAt >= paymentDueAt);
        }
      }),
      options,
    ),

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
          PayOrder: cancelledLater ? 'OrderPaid OrderCancelled RefundRequested' : 'OrderPaid',
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
