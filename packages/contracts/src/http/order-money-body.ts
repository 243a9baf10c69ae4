import { formatDecimal } from '@order-ledger/domain';
import type { OrderMoney, Payment } from '@order-ledger/domain';
import type { OrderBody } from './order-schema.ts';

/* The money of an order as the wire has it. */

export const paymentBody = ({
  method,
  reference,
  amount,
  currency,
  paidAt,
}: Omit<Payment, 'orderId'>): NonNullable<OrderBody['payment']> => ({
  method,
  reference,
  amount: formatDecimal(amount, currency),
  currency,
  paid_at: paidAt,
});

type MoneyBody = Pick<
  OrderBody,
  'payment_attempts' | 'payment_failures' | 'surplus_payments' | 'refund_requested' | 'refunds'
>;

export const moneyBody = ({ attempts, failures, surplus, refunds }: OrderMoney): MoneyBody => ({
  payment_attempts: attempts.map((attempt) => ({
    payment_id: attempt.paymentId,
    status: attempt.status,
    method: attempt.method,
    amount: formatDecimal(attempt.amount, attempt.currency),
    currency: attempt.currency,
    reference: attempt.reference,
    code: attempt.code,
    requested_at: attempt.requestedAt,
    ended_at: attempt.endedAt,
  })),
  payment_failures: failures.map(({ reference, code, failedAt }) => ({
    reference,
    code,
    failed_at: failedAt,
  })),
  surplus_payments: surplus.map(({ method, reference, amount, currency, reason, receivedAt }) => ({
    method,
    reference,
    amount: formatDecimal(amount, currency),
    currency,
    reason,
    received_at: receivedAt,
  })),
  refund_requested: refunds.length > 0,
  refunds: refunds.map((refund) => ({
    refund_id: refund.refundId,
    status: refund.status,
    reason: refund.reason,
    amount: formatDecimal(refund.amount, refund.currency),
    currency: refund.currency,
    payment_reference: refund.paymentReference,
    reference: refund.reference,
    code: refund.code,
    requested_at: refund.requestedAt,
    ended_at: refund.endedAt,
  })),
});
