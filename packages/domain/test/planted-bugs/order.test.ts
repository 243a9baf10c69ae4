import { expect, test } from 'vitest';
import { orderDecider, paymentOf } from '../../src/index.ts';
import type { OrderCommand, OrderState } from '../../src/index.ts';
import { orderProperties } from '../order/properties.ts';
import { answeringWrongly, counterexample, decidingWrongly, foldingWrongly } from './plant.ts';
import { inStatus } from './wrong-orders.ts';

type Property = keyof typeof orderProperties;

const chart: Property = 'every stream follows the state chart, in every prefix';
const legal: Property = 'the legal commands of a status are those that change it';
const books: Property = 'the books balance: pieces, money and deadlines, in every prefix';
const state: Property = 'the state is what the books say, after every command';
const kept: Property = 'what was paid and does not go back is what is kept, after every command';
const again: Property = 'a command that took effect changes nothing when it comes again at once';
const race: Property =
  'payment, expiry and cancellation leave one winner, in any order and around the deadline';

/** Takes an order in one status for one in another when it decides one type of command. */
const mistaking = (
  type: OrderCommand['type'],
  real: OrderState['status'],
  taken: 'placed' | 'reserved',
) =>
  decidingWrongly(orderDecider, (command, state) =>
    command.type === type && state.status === real && 'order' in state
      ? orderDecider.decide(command, inStatus(state, taken))
      : undefined,
  );

const dayBefore = '2026-11-19T00:00:00.000Z';

const bugs: Record<string, { readonly caughtBy: Property; readonly decider: typeof orderDecider }> =
  {
    'an expired order is paid': {
      caughtBy: chart,
      decider: decidingWrongly(orderDecider, (command, state) =>
        command.type === 'PayOrder' && state.status === 'expired'
          ? orderDecider.decide({ ...command, at: dayBefore }, { ...state, status: 'reserved' })
          : undefined,
      ),
    },
    'a cancelled order is paid': {
      caughtBy: chart,
      decider: mistaking('PayOrder', 'cancelled', 'reserved'),
    },
    'an order is paid before its stock is reserved': {
      caughtBy: chart,
      decider: mistaking('PayOrder', 'placed', 'reserved'),
    },
    'an order is paid twice': {
      caughtBy: chart,
      decider: mistaking('PayOrder', 'paid', 'reserved'),
    },
    'a payment is accepted at the deadline (> for >=)': {
      caughtBy: books,
      decider: answeringWrongly(
        decidingWrongly(orderDecider, (command, state) =>
          command.type === 'PayOrder' &&
          state.status === 'reserved' &&
          command.at === state.order.paymentDueAt
            ? orderDecider.decide({ ...command, at: dayBefore }, state)
            : undefined,
        ),
        (event, _, { type, ...command }) =>
          event.type === 'OrderPaid' && type === 'PayOrder' && 'at' in command
            ? [{ ...event, data: { ...event.data, paidAt: command.at } }]
            : [event],
      ),
    },
    'the last millisecond is too late for a payment': {
      caughtBy: race,
      decider: decidingWrongly(orderDecider, (command, state) =>
        command.type === 'PayOrder' &&
        state.status === 'reserved' &&
        Date.parse(command.at) === Date.parse(state.order.paymentDueAt) - 1
          ? { code: 'payment_overdue', paymentDueAt: state.order.paymentDueAt }
          : undefined,
      ),
    },
    'an order expires before its deadline': {
      caughtBy: books,
      decider: decidingWrongly(orderDecider, (command, state) =>
        command.type === 'ExpireOrder' && state.status === 'reserved'
          ? [
              {
                type: 'OrderExpired',
                data: { orderId: state.order.orderId, expiredAt: command.at },
              },
            ]
          : undefined,
      ),
    },
    'a paid order expires': {
      caughtBy: chart,
      decider: mistaking('ExpireOrder', 'paid', 'reserved'),
    },
    'a cancelled order asks for its refund twice': {
      caughtBy: books,
      decider: decidingWrongly(orderDecider, (command, state) => {
        const payment = paymentOf(state);
        return command.type === 'CancelOrder' && state.status === 'cancelled' && payment !== null
          ? [
              {
                type: 'RefundRequested',
                data: {
                  orderId: state.order.orderId,
                  refundId: String(state.money.refunds.length + 1),
                  reason: 'cancelled',
                  amount: payment.amount,
                  currency: payment.currency,
                  paymentReference: payment.reference,
                  requestedAt: command.at,
                },
              },
            ]
          : undefined;
      }),
    },
    'a paid order is cancelled without a refund': {
      caughtBy: kept,
      decider: answeringWrongly(orderDecider, (event) =>
        event.type === 'RefundRequested' ? [] : [event],
      ),
    },
    'an unpaid order is refunded': {
      caughtBy: books,
      decider: answeringWrongly(orderDecider, (event, state) =>
        event.type === 'OrderCancelled' && 'order' in state && paymentOf(state) === null
          ? [
              event,
              {
                type: 'RefundRequested',
                data: {
                  orderId: state.order.orderId,
                  refundId: '1',
                  reason: 'cancelled',
                  amount: state.order.totals.total,
                  currency: state.order.currency,
                  paymentReference: '',
                  requestedAt: event.data.cancelledAt,
                },
              },
            ]
          : [event],
      ),
    },
    'the refund leaves the shipping out': {
      caughtBy: kept,
      decider: answeringWrongly(orderDecider, (event, state) =>
        event.type === 'RefundRequested' && 'order' in state
          ? [
              {
                ...event,
                data: {
                  ...event.data,
                  amount: event.data.amount - state.order.totals.shipping,
                },
              },
            ]
          : [event],
      ),
    },
    'a cancellation forgets the payment': {
      caughtBy: state,
      decider: foldingWrongly(orderDecider, (after) =>
        after.status === 'cancelled' ? { ...after, payment: null } : undefined,
      ),
    },
    'the total leaves the discount out': {
      caughtBy: books,
      decider: answeringWrongly(orderDecider, (event) => {
        if (event.type !== 'OrderPlaced') return [event];
        const { totals } = event.data;
        const total = totals.total + totals.discount;
        return [{ ...event, data: { ...event.data, totals: { ...totals, total } } }];
      }),
    },
    'whatever amount was paid is taken': {
      caughtBy: books,
      decider: answeringWrongly(
        decidingWrongly(orderDecider, (command, state) => {
          if (command.type !== 'PayOrder') return undefined;
          const { paid: _, ...payment } = command;
          return orderDecider.decide(payment, state);
        }),
        (event, _, command) =>
          event.type === 'OrderPaid' && command.type === 'PayOrder'
            ? [{ ...event, data: { ...event.data, ...command.paid } }]
            : [event],
      ),
    },
    'prices are not looked at': {
      caughtBy: books,
      decider: answeringWrongly(
        decidingWrongly(orderDecider, (command, state) => {
          if (command.type !== 'PlaceOrder') return undefined;
          const lines = command.order.lines.map((line) => ({ ...line, unitPrice: 1 }));
          return orderDecider.decide({ ...command, order: { ...command.order, lines } }, state);
        }),
        (event, _, command) =>
          event.type === 'OrderPlaced' && command.type === 'PlaceOrder'
            ? [{ ...event, data: { ...event.data, lines: command.order.lines } }]
            : [event],
      ),
    },
    'an order is placed again over the first': {
      caughtBy: again,
      decider: decidingWrongly(orderDecider, (command) =>
        command.type === 'PlaceOrder'
          ? orderDecider.decide(command, orderDecider.initialState)
          : undefined,
      ),
    },
    'an abandoned id is placed': {
      caughtBy: chart,
      decider: decidingWrongly(orderDecider, (command, state) =>
        command.type === 'PlaceOrder' && state.status === 'abandoned'
          ? orderDecider.decide(command, orderDecider.initialState)
          : undefined,
      ),
    },
    'a reserved order is rejected': {
      caughtBy: chart,
      decider: mistaking('RejectOrder', 'reserved', 'placed'),
    },
    'an expired order is reserved': {
      caughtBy: chart,
      decider: mistaking('ReserveOrder', 'expired', 'placed'),
    },
    'an unpaid order is confirmed': {
      caughtBy: chart,
      decider: decidingWrongly(orderDecider, (command, state) =>
        command.type === 'ConfirmOrder' && state.status === 'reserved'
          ? [
              {
                type: 'OrderConfirmed',
                data: { orderId: state.order.orderId, confirmedAt: command.at },
              },
            ]
          : undefined,
      ),
    },
    'a confirmed order can not be cancelled': {
      caughtBy: legal,
      decider: decidingWrongly(orderDecider, (command, { status }) =>
        command.type === 'CancelOrder' && status === 'confirmed'
          ? { code: 'illegal_transition', status, command: command.type, legal: [] }
          : undefined,
      ),
    },
  };

test.each(Object.entries(bugs))('%s: caught', (_, { caughtBy, decider }) => {
  expect(() => {
    orderProperties[caughtBy](decider, { numRuns: 5000, endOnFailure: true });
  }).toThrow(counterexample);
});
