import { paymentResultId } from '@order-ledger/contracts';
import type { PaymentRequest, PaymentResult } from '@order-ledger/contracts';
import type { Entry } from './books.ts';

/** How the provider tells what became of a request. */
export const resultOf = (
  { id, kind, outcome, reference, code }: Entry,
  request: PaymentRequest,
): PaymentResult => {
  const { order_id, correlation_id, traceparent } = request;
  const common = {
    message_id: paymentResultId(id, outcome),
    order_id,
    correlation_id,
    ...(traceparent !== undefined && { traceparent }),
  };
  const succeeded = { ...common, outcome: 'succeeded', reference: reference ?? '' } as const;
  const failed = { ...common, outcome: 'failed', code: code ?? '' } as const;
  if (kind === 'payment') {
    const of = { kind, payment_id: id } as const;
    return outcome === 'succeeded' ? { ...of, ...succeeded } : { ...of, ...failed };
  }
  const of = { kind, refund_id: id } as const;
  return outcome === 'succeeded' ? { ...of, ...succeeded } : { ...of, ...failed };
};
