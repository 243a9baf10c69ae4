import type { Instant } from '../../shared/ids.ts';
import type { Currency, Minor } from '../../shared/money.ts';
import type { CompleteRefund, FailRefund } from '../commands.ts';
import type { RefundReason, RefundRequested } from '../events.ts';
import type { Refund } from '../order-money.ts';
import type { OrderState, PlacedState } from '../order.ts';
import type { OrderDecision } from './decision.ts';

interface Asked {
  readonly reason: RefundReason;
  readonly amount: Minor;
  readonly at: Instant;
}

/** Has money of a payment go back; no event when it is none. */
export const askRefund = (
  { order, money }: PlacedState,
  payment: { readonly reference: string; readonly currency: Currency },
  { reason, amount, at: requestedAt }: Asked,
): readonly RefundRequested[] => {
  if (amount === 0) return [];
  const { orderId } = order;
  const { reference: paymentReference, currency } = payment;
  const refundId = String(money.refunds.length + 1);
  const data = { orderId, refundId, reason, amount, currency, paymentReference, requestedAt };
  return [{ type: 'RefundRequested', data }];
};

/** In whatever status: an order that was never charged has none, and that is all there is to say. */
const refundOf = ({ money }: PlacedState, id: string): Refund | undefined =>
  money.refunds.find(({ refundId }) => refundId === id);

export const completeRefund = (
  command: CompleteRefund,
  state: OrderState,
): OrderDecision<'CompleteRefund'> => {
  if (!('order' in state)) return { code: 'order_not_found' };
  const { refundId, reference, at } = command;
  const refund = refundOf(state, refundId);
  if (refund === undefined) return { code: 'refund_not_found' };
  if (refund.status === 'completed') {
    return refund.reference === reference ? [] : { code: 'refund_completed' };
  }
  const { orderId } = state.order;
  return [{ type: 'RefundCompleted', data: { orderId, refundId, reference, completedAt: at } }];
};

/** It may still be completed: somebody sees to it. */
export const failRefund = (command: FailRefund, state: OrderState): OrderDecision<'FailRefund'> => {
  if (!('order' in state)) return { code: 'order_not_found' };
  const { refundId, code, at } = command;
  const refund = refundOf(state, refundId);
  if (refund === undefined) return { code: 'refund_not_found' };
  if (refund.status === 'completed') return { code: 'refund_completed' };
  if (refund.status === 'failed') return [];
  const { orderId } = state.order;
  return [{ type: 'RefundFailed', data: { orderId, refundId, code, failedAt: at } }];
};
