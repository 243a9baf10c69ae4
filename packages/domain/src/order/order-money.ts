import { assertNever } from '../shared/decider.ts';
import type { Instant } from '../shared/ids.ts';
import type { Currency, Minor } from '../shared/money.ts';
import type {
  OrderPaid,
  PaymentEvent,
  PaymentFailed,
  RefundReason,
  SurplusPaymentReceived,
} from './events.ts';

/** One try of this ledger to have the order charged. */
export interface PaymentAttempt {
  readonly paymentId: string;
  readonly method: string;
  readonly amount: Minor;
  readonly currency: Currency;
  readonly requestedAt: Instant;
  readonly status: 'pending' | 'succeeded' | 'failed';
  /** The provider's id of the payment, if it gave one. */
  readonly reference: string | null;
  /** Why it failed. */
  readonly code: string | null;
  readonly endedAt: Instant | null;
}

/** A payment that failed without this ledger having asked for it. */
export type PaymentFailure = Pick<PaymentFailed['data'], 'reference' | 'code' | 'failedAt'>;

export interface Refund {
  readonly refundId: string;
  readonly reason: RefundReason;
  readonly amount: Minor;
  readonly currency: Currency;
  /** The provider's id of the payment that goes back, in full or in part. */
  readonly paymentReference: string;
  readonly requestedAt: Instant;
  readonly status: 'requested' | 'completed' | 'failed';
  /** The provider's id of the refund, once it is completed. */
  readonly reference: string | null;
  /** Why the provider refused last. */
  readonly code: string | null;
  /** When it was completed, or failed last. */
  readonly endedAt: Instant | null;
}

/** Money that came and did not pay the order. */
export type Surplus = SurplusPaymentReceived['data'];

/** What was asked for and what goes back; what pays the order is its payment. */
export interface OrderMoney {
  readonly attempts: readonly PaymentAttempt[];
  readonly failures: readonly PaymentFailure[];
  readonly surplus: readonly Surplus[];
  readonly refunds: readonly Refund[];
}

export const noMoney: OrderMoney = { attempts: [], failures: [], surplus: [], refunds: [] };

export const pendingAttempt = ({ attempts }: OrderMoney): PaymentAttempt | undefined =>
  attempts.find(({ status }) => status === 'pending');

/** What goes or went back of one payment. */
export const refundedOf = ({ refunds }: OrderMoney, paymentReference: string): Minor =>
  refunds.reduce(
    (sum, refund) => (refund.paymentReference === paymentReference ? sum + refund.amount : sum),
    0,
  );

/** Money of the right amount has come: it is that of the attempt that waits for it. */
const received = (money: OrderMoney, { data }: OrderPaid | SurplusPaymentReceived): OrderMoney => {
  const pending = pendingAttempt(money);
  const { reference, amount, currency } = data;
  if (pending?.amount !== amount || pending.currency !== currency) return money;
  const endedAt = 'paidAt' in data ? data.paidAt : data.receivedAt;
  const succeeded: PaymentAttempt = { ...pending, status: 'succeeded', reference, endedAt };
  const attempts = money.attempts.map((attempt) => (attempt === pending ? succeeded : attempt));
  return { ...money, attempts };
};

const failed = (money: OrderMoney, { data }: PaymentFailed): OrderMoney => {
  const { paymentId, reference, code, failedAt } = data;
  if (paymentId === null) {
    return { ...money, failures: [...money.failures, { reference, code, failedAt }] };
  }
  const end = { status: 'failed', reference, code, endedAt: failedAt } as const;
  const attempts = money.attempts.map((attempt) =>
    attempt.paymentId === paymentId ? { ...attempt, ...end } : attempt,
  );
  return { ...money, attempts };
};

const refundEnded = (
  money: OrderMoney,
  refundId: string,
  end: Pick<Refund, 'status' | 'endedAt'> & Partial<Refund>,
): OrderMoney => {
  const refunds = money.refunds.map((refund) =>
    refund.refundId === refundId ? { ...refund, ...end } : refund,
  );
  return { ...money, refunds };
};

export const moneyAfter = (money: OrderMoney, event: PaymentEvent): OrderMoney => {
  switch (event.type) {
    case 'PaymentRequested': {
      const { orderId: _, ...asked } = event.data;
      const open = { status: 'pending', reference: null, code: null, endedAt: null } as const;
      return { ...money, attempts: [...money.attempts, { ...asked, ...open }] };
    }
    case 'PaymentFailed':
      return failed(money, event);
    case 'OrderPaid':
      return received(money, event);
    case 'SurplusPaymentReceived': {
      const surplus = [...money.surplus, event.data];
      return { ...received(money, event), surplus };
    }
    case 'RefundRequested': {
      const { orderId: _, ...asked } = event.data;
      const open = { status: 'requested', reference: null, code: null, endedAt: null } as const;
      return { ...money, refunds: [...money.refunds, { ...asked, ...open }] };
    }
    case 'RefundCompleted': {
      const { refundId, reference, completedAt: endedAt } = event.data;
      return refundEnded(money, refundId, { status: 'completed', reference, endedAt });
    }
    case 'RefundFailed': {
      const { refundId, code, failedAt: endedAt } = event.data;
      return refundEnded(money, refundId, { status: 'failed', code, endedAt });
    }
    default:
      return assertNever(event);
  }
};
