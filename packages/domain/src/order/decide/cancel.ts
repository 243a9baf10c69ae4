import type { CancelItems, CancelOrder } from '../commands.ts';
import type { OrderEvent } from '../events.ts';
import { illegal, isLegal } from '../legal-commands.ts';
import { mergeParts, problemOfParts } from '../line-parts.ts';
import { isAllShipped, unshippedOf, withCancelled } from '../line-pieces.ts';
import { pendingAttempt, refundedOf } from '../order-money.ts';
import { isPaid } from '../order.ts';
import type { OrderState, PlacedState } from '../order.ts';
import { totalsOutOfRange } from '../rejections.ts';
import { totalsAfterChange } from '../totals.ts';
import type { OrderDecision } from './decision.ts';
import { askRefund } from './refunds.ts';
import { allShipped } from './shipping.ts';

/** The order is over; what was paid and is not on its way back goes back. */
const cancelAll = (
  state: PlacedState,
  { code, comment, at }: Pick<CancelOrder, 'code' | 'comment' | 'at'>,
): readonly OrderEvent[] => {
  const { orderId } = state.order;
  const data = { orderId, code, comment, cancelledAt: at };
  const cancelled: OrderEvent = { type: 'OrderCancelled', data };
  if (!isPaid(state)) return [cancelled];
  const { payment, money } = state;
  const amount = payment.amount - refundedOf(money, payment.reference);
  return [cancelled, ...askRefund(state, payment, { reason: 'cancelled', amount, at })];
};

export const cancel = (command: CancelOrder, state: OrderState): OrderDecision<'CancelOrder'> => {
  if (state.status === 'cancelled') return [];
  return isLegal(command, state) ? cancelAll(state, command) : illegal(command, state);
};

export const cancelItems = (
  command: CancelItems,
  state: OrderState,
): OrderDecision<'CancelItems'> => {
  if (!isLegal(command, state)) return illegal(command, state);
  const { comment, at } = command;
  const { order, money } = state;
  const problem = problemOfParts(order.lines.map(unshippedOf), command.lines);
  if (problem !== undefined) return problem;
  const parts = mergeParts(command.lines);
  const left = withCancelled(order.lines, parts);
  if (left.every(({ quantity }) => quantity === 0)) {
    return cancelAll(state, { code: 'requested', comment, at });
  }
  const pending = pendingAttempt(money);
  if (pending !== undefined && state.status === 'reserved') {
    return { code: 'payment_pending', paymentId: pending.paymentId };
  }
  const totals = totalsAfterChange(left, order.totals);
  if (totals === undefined) return totalsOutOfRange;
  const { orderId } = order;
  const data = { orderId, lines: parts, comment, totals, cancelledAt: at };
  const amount = order.totals.total - totals.total;
  return [
    { type: 'ItemsCancelled', data },
    ...(isPaid(state)
      ? askRefund(state, state.payment, { reason: 'items_cancelled', amount, at })
      : []),
    ...(isAllShipped(left) ? allShipped(state, at) : []),
  ];
};
