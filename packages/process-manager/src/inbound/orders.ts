import { parsePaymentOperationId } from '@order-ledger/contracts';
import type { InboundPayment, InboundReturn } from '@order-ledger/contracts';
import { assertNever, parseDecimal } from '@order-ledger/domain';
import type { OrderCommand, OrderState } from '@order-ledger/domain';
import { RefusedMessageError } from './errors.ts';
import { linePartOf } from './line-parts.ts';

/** The `n` of a charge or refund, which may be named with its order. */
const inOrder = (id: string, { order_id: orderId, kind }: InboundPayment): string =>
  parsePaymentOperationId(id, orderId, kind) ?? id;

/** What a message about money asks of its order. Throws `RefusedMessageError`. */
export const paymentCommand = (message: InboundPayment, at: string): OrderCommand => {
  if (message.kind === 'refund') {
    const refundId = inOrder(message.refund_id, message);
    return message.outcome === 'succeeded'
      ? { type: 'CompleteRefund', refundId, reference: message.reference, at }
      : { type: 'FailRefund', refundId, code: message.code, at };
  }
  if (message.outcome === 'failed') {
    const { payment_id: id, reference = null, code } = message;
    const paymentId = id === undefined ? null : inOrder(id, message);
    return { type: 'FailPayment', paymentId, reference, code, at };
  }
  const { method, reference, currency } = message;
  const amount = parseDecimal(message.amount, currency);
  if (amount === undefined) throw new RefusedMessageError({ code: 'invalid_amount' });
  return { type: 'ReceivePayment', method, reference, amount, currency, at };
};

export interface ReturnTerms {
  readonly at: string;
  /** From the delivery on, days in which pieces may come back. */
  readonly windowDays: number;
}

/** What a message about a return asks of its order. Throws `RefusedMessageError`. */
export const returnCommand = (
  message: InboundReturn,
  state: OrderState,
  { at, windowDays }: ReturnTerms,
): OrderCommand => {
  const { return_id: returnId } = message;
  const comment = null;
  const lines = 'order' in state ? state.order.lines : [];
  switch (message.kind) {
    case 'requested': {
      const parts = message.items?.map((item) => linePartOf(lines, item)) ?? null;
      return { type: 'RequestReturn', returnId, lines: parts, comment, windowDays, at };
    }
    case 'completed': {
      const parts = message.items?.map((item) => {
        return { ...linePartOf(lines, item), restock: item.restock };
      });
      return { type: 'CompleteReturn', returnId, lines: parts ?? null, at };
    }
    case 'declined':
      return { type: 'DeclineReturn', returnId, comment, at };
    default:
      return assertNever(message);
  }
};
