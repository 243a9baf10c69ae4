import { parsePaymentOperationId } from '@order-ledger/contracts';
import { assertNever } from '@order-ledger/domain';
import type { OrderCommandOf, PlacedState } from '@order-ledger/domain';
import { readAmount } from '../orders/amounts.ts';
import type { PaymentWebhook } from './schemas.ts';

type Succeeded = Extract<PaymentWebhook, { type: 'payment.succeeded' }>['data'];

/** The types of the commands that messages are. */
export const webhookCommands = [
  'ReceivePayment',
  'FailPayment',
  'CompleteRefund',
  'FailRefund',
] as const;

type WebhookCommand = OrderCommandOf<(typeof webhookCommands)[number]>;

/** What a message leaves out is as the order has it. */
const receivePayment = (data: Succeeded, { order }: PlacedState, at: string): WebhookCommand => {
  const { reference, method = order.paymentMethod, currency = order.currency } = data;
  const amount =
    data.amount === undefined
      ? order.totals.total
      : readAmount(data.amount, currency, '/data/amount');
  return { type: 'ReceivePayment', method, reference, amount, currency, at };
};

/** The number of a charge or refund within its order; `undefined` when it is not the ledger's. */
const numberOf = (
  operationId: string,
  orderId: string,
  kind: 'payment' | 'refund',
): string | undefined =>
  /^\d+$/.test(operationId) ? operationId : parsePaymentOperationId(operationId, orderId, kind);

/** The command that a message of the payment provider is. */
export const webhookCommand = (
  { type, data }: PaymentWebhook,
  state: PlacedState,
  at: string,
): WebhookCommand => {
  const { orderId } = state.order;
  switch (type) {
    case 'payment.succeeded':
      return receivePayment(data, state, at);
    case 'payment.failed': {
      const { payment_id: id, reference = null, code } = data;
      const paymentId = (id && numberOf(id, orderId, 'payment')) ?? null;
      return { type: 'FailPayment', paymentId, reference, code, at };
    }
    case 'refund.succeeded': {
      const { refund_id: id, reference } = data;
      const refundId = numberOf(id, orderId, 'refund') ?? id;
      return { type: 'CompleteRefund', refundId, reference, at };
    }
    case 'refund.failed': {
      const { refund_id: id, code } = data;
      const refundId = numberOf(id, orderId, 'refund') ?? id;
      return { type: 'FailRefund', refundId, code, at };
    }
    default:
      return assertNever(type);
  }
};
