import { isMinor, maxMinor } from '../../shared/money.ts';
import type { FailPayment, PayOrder, ReceivePayment, RequestPayment } from '../commands.ts';
import type { SurplusReason } from '../events.ts';
import { illegal, isLegal } from '../legal-commands.ts';
import { pendingAttempt } from '../order-money.ts';
import { isPaid, paymentOf } from '../order.ts';
import type { OrderState, PlacedState } from '../order.ts';
import type { OrderDecision } from './decision.ts';
import { askRefund } from './refunds.ts';

const isSurplus = ({ money }: PlacedState, reference: string): boolean =>
  money.surplus.some((surplus) => surplus.reference === reference);

export const pay = (command: PayOrder, state: OrderState): OrderDecision<'PayOrder'> => {
  const { method, reference, paid, at } = command;
  if (isPaid(state)) {
    const same = state.payment.method === method && state.payment.reference === reference;
    return same ? [] : { code: 'already_paid', reference: state.payment.reference };
  }
  if (!isLegal(command, state)) return illegal(command, state);
  const { orderId, totals, currency, paymentDueAt } = state.order;
  if (isSurplus(state, reference)) return { code: 'payment_returned', reference };
  if (at >= paymentDueAt) return { code: 'payment_overdue', paymentDueAt };
  const expected = { amount: totals.total, currency };
  if (paid !== undefined && (paid.amount !== totals.total || paid.currency !== currency)) {
    return { code: 'payment_amount_mismatch', expected };
  }
  return [{ type: 'OrderPaid', data: { orderId, method, reference, ...expected, paidAt: at } }];
};

export const requestPayment = (
  command: RequestPayment,
  state: OrderState,
): OrderDecision<'RequestPayment'> => {
  if (isPaid(state)) return { code: 'already_paid', reference: state.payment.reference };
  if (!isLegal(command, state)) return illegal(command, state);
  const { order, money } = state;
  const { orderId, currency, paymentDueAt } = order;
  const { method, at: requestedAt } = command;
  if (requestedAt >= paymentDueAt) return { code: 'payment_overdue', paymentDueAt };
  const pending = pendingAttempt(money);
  if (pending !== undefined) return { code: 'payment_pending', paymentId: pending.paymentId };
  const paymentId = String(money.attempts.length + 1);
  const { total: amount } = order.totals;
  const data = { orderId, paymentId, method, amount, currency, requestedAt };
  return [{ type: 'PaymentRequested', data }];
};

/** Why money does not pay the order; `null` when it does. */
const surplusReason = (command: ReceivePayment, state: PlacedState): SurplusReason | null => {
  if (isPaid(state)) return 'already_paid';
  const { status, order } = state;
  if (status === 'cancelled' || status === 'rejected') return status;
  if (status !== 'reserved' || command.at >= order.paymentDueAt) return 'expired';
  const due = command.amount === order.totals.total && command.currency === order.currency;
  return due ? null : 'amount_mismatch';
};

export const receivePayment = (
  command: ReceivePayment,
  state: OrderState,
): OrderDecision<'ReceivePayment'> => {
  if (!('order' in state)) return { code: 'order_not_found' };
  if (state.status === 'placed') return { code: 'not_reserved_yet' };
  const { method, reference, amount, currency, at } = command;
  if (!isMinor(amount)) {
    return {
      code: 'amount_out_of_range',
      detail: `an amount is an integer from 0 to ${maxMinor} minor units`,
    };
  }
  if (paymentOf(state)?.reference === reference || isSurplus(state, reference)) return [];
  const money = { orderId: state.order.orderId, method, reference, amount, currency };
  const reason = surplusReason(command, state);
  if (reason === null) return [{ type: 'OrderPaid', data: { ...money, paidAt: at } }];
  return [
    { type: 'SurplusPaymentReceived', data: { ...money, reason, receivedAt: at } },
    ...askRefund(state, command, { reason: 'surplus_payment', amount, at }),
  ];
};

/** A failure that is known, or that comes after the success, says nothing new. */
const isNews = ({ money }: PlacedState, { paymentId, reference, code }: FailPayment): boolean =>
  paymentId === null
    ? !money.failures.some((known) => known.reference === reference && known.code === code)
    : money.attempts.some((known) => known.paymentId === paymentId && known.status === 'pending');

export const failPayment = (
  command: FailPayment,
  state: OrderState,
): OrderDecision<'FailPayment'> => {
  if (!('order' in state)) return { code: 'order_not_found' };
  if (state.status === 'placed') return { code: 'not_reserved_yet' };
  const { paymentId, reference, code, at } = command;
  const asked = state.money.attempts.some((attempt) => attempt.paymentId === paymentId);
  if (paymentId !== null && !asked) return { code: 'payment_not_found' };
  if (!isNews(state, command)) return [];
  const { orderId } = state.order;
  return [{ type: 'PaymentFailed', data: { orderId, paymentId, reference, code, failedAt: at } }];
};
