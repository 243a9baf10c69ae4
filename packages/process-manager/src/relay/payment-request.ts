import {
  ledgerStreams,
  paymentOperationId,
  paymentRequestId,
  paymentRequestMessage,
  paymentSubjects,
} from '@order-ledger/contracts';
import type { PaymentRequest } from '@order-ledger/contracts';
import { formatDecimal } from '@order-ledger/domain';
import type { AskPayment } from '@order-ledger/domain';
import { origin } from './origin.ts';
import type { Handed, OperationMessage } from './origin.ts';

const requestOf = (action: AskPayment, handed: Handed): PaymentRequest => {
  const { orderId, id, attempt, amount, currency } = action;
  const about = action.kind === 'refund' ? 'refund' : 'payment';
  const operationId = paymentOperationId(orderId, about, id);
  const common = {
    message_id: paymentRequestId(operationId, attempt),
    order_id: orderId,
    amount: formatDecimal(amount, currency),
    currency,
    ...origin(handed),
  };
  if (action.kind !== 'refund') {
    const { kind, method } = action;
    return { ...common, kind, payment_id: operationId, method };
  }
  const { kind, paymentReference: payment_reference } = action;
  return { ...common, kind, refund_id: operationId, payment_reference };
};

/** A request to the payment provider: the same, with the same ids, each time it is sent. */
export const paymentPublication = (action: AskPayment, handed: Handed): OperationMessage => {
  const request = requestOf(action, handed);
  return {
    stream: ledgerStreams.paymentRequests,
    subject: paymentSubjects.request[action.kind],
    messageId: request.message_id,
    operationId: request.kind === 'refund' ? request.refund_id : request.payment_id,
    text: paymentRequestMessage.encode(request),
  };
};
