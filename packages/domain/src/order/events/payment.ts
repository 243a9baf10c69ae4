import type { Instant, OrderId } from '../../shared/ids.ts';
import type { Currency, Minor } from '../../shared/money.ts';

/* The money of an order: asked for, received, given back. */

/** The payment provider is to charge the order. */
export type PaymentRequested = {
  readonly type: 'PaymentRequested';
  readonly data: {
    readonly orderId: OrderId;
    /** Names the attempt within its order: `1`, `2` and so on. */
    readonly paymentId: string;
    readonly method: string;
    readonly amount: Minor;
    readonly currency: Currency;
    readonly requestedAt: Instant;
  };
};

/** The provider could not charge. The order may still be paid until its deadline. */
export type PaymentFailed = {
  readonly type: 'PaymentFailed';
  readonly data: {
    readonly orderId: OrderId;
    /** `null` when it was not this ledger that had asked for it. */
    readonly paymentId: string | null;
    /** The provider's id of the payment, if it gave one. */
    readonly reference: string | null;
    readonly code: string;
    readonly failedAt: Instant;
  };
};

export type OrderPaid = {
  readonly type: 'OrderPaid';
  readonly data: {
    readonly orderId: OrderId;
    readonly method: string;
    /** The payment provider's id of the payment. */
    readonly reference: string;
    readonly amount: Minor;
    readonly currency: Currency;
    readonly paidAt: Instant;
  };
};

/** Why money that came does not pay the order. */
export type SurplusReason =
  | 'expired'
  | 'cancelled'
  | 'rejected'
  | 'already_paid'
  | 'amount_mismatch';

/** Money that came too late, twice or in the wrong amount: all of it goes back. */
export type SurplusPaymentReceived = {
  readonly type: 'SurplusPaymentReceived';
  readonly data: {
    readonly orderId: OrderId;
    readonly method: string;
    readonly reference: string;
    readonly amount: Minor;
    readonly currency: Currency;
    readonly reason: SurplusReason;
    readonly receivedAt: Instant;
  };
};

export type RefundReason = 'cancelled' | 'items_cancelled' | 'returned' | 'surplus_payment';

/** Money is to go back. Version 2; version 1 knew neither id nor reason: one, of a cancellation. */
export type RefundRequested = {
  readonly type: 'RefundRequested';
  readonly data: {
    readonly orderId: OrderId;
    /** Names the refund within its order: `1`, `2` and so on. */
    readonly refundId: string;
    readonly reason: RefundReason;
    readonly amount: Minor;
    readonly currency: Currency;
    /** The provider's id of the payment that goes back, in full or in part. */
    readonly paymentReference: string;
    readonly requestedAt: Instant;
  };
};

export type RefundCompleted = {
  readonly type: 'RefundCompleted';
  readonly data: {
    readonly orderId: OrderId;
    readonly refundId: string;
    /** The provider's id of the refund. */
    readonly reference: string;
    readonly completedAt: Instant;
  };
};

/** The provider refuses; somebody has to see to it, and may still complete it. */
export type RefundFailed = {
  readonly type: 'RefundFailed';
  readonly data: {
    readonly orderId: OrderId;
    readonly refundId: string;
    readonly code: string;
    readonly failedAt: Instant;
  };
};

export type PaymentEvent =
  | PaymentRequested
  | PaymentFailed
  | OrderPaid
  | SurplusPaymentReceived
  | RefundRequested
  | RefundCompleted
  | RefundFailed;
