import type { Instant } from '../shared/ids.ts';
import type { Currency, Minor } from '../shared/money.ts';
import type { SealedText } from '../shared/sealed-text.ts';
import type { CancellationCode, LinePart, OrderPlaced, ReturnedPart, Shortage } from './events.ts';

/**
 * What became of the stock before the order was written: `reserved` and `refused` come from a
 * placement that reserved first, `pending` leaves the reserving to the fulfilment process.
 */
export type StockOutcome =
  | { readonly kind: 'pending' }
  | { readonly kind: 'reserved' }
  | { readonly kind: 'refused'; readonly shortages: readonly Shortage[] };

export type PlaceOrder = {
  readonly type: 'PlaceOrder';
  readonly order: Omit<OrderPlaced['data'], 'totals'> & {
    readonly charges: { readonly discount: Minor; readonly tax: Minor; readonly shipping: Minor };
  };
  /** What the caller keeps with the order, from the first on. */
  readonly metadata?: SealedText | null;
  readonly stock: StockOutcome;
};

export type ReserveOrder = { readonly type: 'ReserveOrder'; readonly at: Instant };

export type RejectOrder = {
  readonly type: 'RejectOrder';
  readonly shortages: readonly Shortage[];
  readonly at: Instant;
};

export type PayOrder = {
  readonly type: 'PayOrder';
  readonly method: string;
  readonly reference: string;
  /** Absent: the order's total. Present: must equal it. */
  readonly paid?: { readonly amount: Minor; readonly currency: Currency };
  readonly at: Instant;
};

export type ConfirmOrder = { readonly type: 'ConfirmOrder'; readonly at: Instant };

export type CancelOrder = {
  readonly type: 'CancelOrder';
  readonly code: CancellationCode;
  readonly comment: SealedText | null;
  readonly at: Instant;
};

export type ExpireOrder = { readonly type: 'ExpireOrder'; readonly at: Instant };

export type AbandonOrder = {
  readonly type: 'AbandonOrder';
  readonly orderId: string;
  readonly at: Instant;
};

/** Asks the payment provider to charge the order. */
export type RequestPayment = {
  readonly type: 'RequestPayment';
  readonly method: string;
  readonly at: Instant;
};

/**
 * Money has come, and nobody can refuse that any more: it pays the order or it goes back. The same
 * reference again is the same money.
 */
export type ReceivePayment = {
  readonly type: 'ReceivePayment';
  readonly method: string;
  readonly reference: string;
  readonly amount: Minor;
  readonly currency: Currency;
  readonly at: Instant;
};

export type FailPayment = {
  readonly type: 'FailPayment';
  readonly paymentId: string | null;
  readonly reference: string | null;
  readonly code: string;
  readonly at: Instant;
};

export type CompleteRefund = {
  readonly type: 'CompleteRefund';
  readonly refundId: string;
  readonly reference: string;
  readonly at: Instant;
};

export type FailRefund = {
  readonly type: 'FailRefund';
  readonly refundId: string;
  readonly code: string;
  readonly at: Instant;
};

/** All that is left of the order: the same as `CancelOrder`. */
export type CancelItems = {
  readonly type: 'CancelItems';
  readonly lines: readonly LinePart[];
  readonly comment: SealedText | null;
  readonly at: Instant;
};

/** What is absent stays as it is. All of it or nothing. */
export type EditOrder = {
  readonly type: 'EditOrder';
  readonly shippingAddress?: SealedText;
  readonly notes?: SealedText | null;
  readonly metadata?: SealedText | null;
  /** New quantities of some lines, before payment. Their stock is reserved already. */
  readonly quantities?: readonly LinePart[];
  readonly at: Instant;
};

export type ExtendPaymentDeadline = {
  readonly type: 'ExtendPaymentDeadline';
  readonly paymentDueAt: Instant;
  readonly at: Instant;
};

export type StartProcessing = { readonly type: 'StartProcessing'; readonly at: Instant };

export type ShipOrder = {
  readonly type: 'ShipOrder';
  readonly shipmentId: string;
  /** `null`: all that is left. */
  readonly lines: readonly LinePart[] | null;
  readonly carrier: string;
  readonly trackingNumber: string | null;
  readonly at: Instant;
};

export type DeliverOrder = {
  readonly type: 'DeliverOrder';
  /** `null`: every shipment, when all that is left of the order is shipped. */
  readonly shipmentId: string | null;
  readonly at: Instant;
};

export type RequestReturn = {
  readonly type: 'RequestReturn';
  readonly returnId: string;
  /** `null`: everything that was delivered and is not coming back yet. */
  readonly lines: readonly LinePart[] | null;
  readonly comment: SealedText | null;
  /** From the delivery on. */
  readonly windowDays: number;
  readonly at: Instant;
};

export type DeclineReturn = {
  readonly type: 'DeclineReturn';
  readonly returnId: string;
  readonly comment: SealedText | null;
  readonly at: Instant;
};

export type CompleteReturn = {
  readonly type: 'CompleteReturn';
  readonly returnId: string;
  /** `null`: as it was requested, to be sold again. */
  readonly lines: readonly ReturnedPart[] | null;
  readonly at: Instant;
};

export type OrderCommand =
  | PlaceOrder
  | ReserveOrder
  | RejectOrder
  | PayOrder
  | ConfirmOrder
  | CancelOrder
  | ExpireOrder
  | AbandonOrder
  | RequestPayment
  | ReceivePayment
  | FailPayment
  | CompleteRefund
  | FailRefund
  | CancelItems
  | EditOrder
  | ExtendPaymentDeadline
  | StartProcessing
  | ShipOrder
  | DeliverOrder
  | RequestReturn
  | DeclineReturn
  | CompleteReturn;
