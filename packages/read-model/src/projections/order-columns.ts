/* What the columns of an order hold as JSON. Money in minor units, instants in RFC 3339. */

/** Personal data as the ledger stores it; never in plain text here. */
export interface SealedText {
  readonly personId: string;
  readonly sealed: string;
}

export type OrderStatusColumn =
  | 'placed'
  | 'rejected'
  | 'reserved'
  | 'expired'
  | 'paid'
  | 'confirmed'
  | 'processing'
  | 'partially_shipped'
  | 'shipped'
  | 'delivered'
  | 'partially_returned'
  | 'returned'
  | 'cancelled';

/** Where the pieces of a line are; a count that is absent is 0. */
export interface LinePiecesColumn {
  /** Pieces that are wanted. */
  readonly quantity: number;
  readonly cancelled?: number;
  /** Of the quantity. */
  readonly shipped?: number;
  /** Of the shipped. */
  readonly returned?: number;
}

export interface OrderLineColumn extends LinePiecesColumn {
  readonly warehouseId: string;
  readonly productId: string;
  readonly unitPrice: number;
}

export interface LinePartColumn {
  /** The number of the line, from 1. */
  readonly line: number;
  readonly quantity: number;
}

export interface ShortageColumn {
  readonly warehouseId: string;
  readonly productId: string;
  readonly quantity: number;
  readonly available: number | null;
}

export interface PaymentColumn {
  readonly method: string;
  readonly reference: string;
  readonly amount: number;
  readonly currency: string;
  readonly paidAt: string;
}

export interface PaymentAttemptColumn {
  readonly paymentId: string;
  readonly method: string;
  readonly amount: number;
  readonly currency: string;
  readonly requestedAt: string;
  readonly status: 'pending' | 'succeeded' | 'failed';
  readonly reference: string | null;
  readonly code: string | null;
  readonly endedAt: string | null;
}

export interface PaymentFailureColumn {
  readonly reference: string | null;
  readonly code: string;
  readonly failedAt: string;
}

export interface SurplusPaymentColumn {
  readonly orderId: string;
  readonly method: string;
  readonly reference: string;
  readonly amount: number;
  readonly currency: string;
  readonly reason: 'expired' | 'cancelled' | 'rejected' | 'already_paid' | 'amount_mismatch';
  readonly receivedAt: string;
}

export interface RefundColumn {
  readonly refundId: string;
  readonly reason: 'cancelled' | 'items_cancelled' | 'returned' | 'surplus_payment';
  readonly amount: number;
  readonly currency: string;
  readonly paymentReference: string;
  readonly requestedAt: string;
  readonly status: 'requested' | 'completed' | 'failed';
  readonly reference: string | null;
  readonly code: string | null;
  readonly endedAt: string | null;
}

export interface ShipmentColumn {
  readonly shipmentId: string;
  readonly lines: readonly LinePartColumn[];
  readonly carrier: string;
  readonly trackingNumber: string | null;
  readonly dispatchedAt: string;
  readonly deliveredAt: string | null;
}

export interface ReturnColumn {
  readonly returnId: string;
  readonly status: 'requested' | 'declined' | 'completed';
  readonly lines: readonly LinePartColumn[];
  readonly comment: SealedText | null;
  readonly requestedAt: string;
  readonly declineComment: SealedText | null;
  readonly returned: readonly (LinePartColumn & { readonly restock: boolean })[];
  readonly amount: number | null;
  readonly endedAt: string | null;
}

export interface CancellationColumn {
  readonly code: string;
  readonly comment: SealedText | null;
}

/** One step of an order from status to status. */
export interface StatusChange {
  /** `null`: the order was placed. */
  readonly from: OrderStatusColumn | null;
  readonly to: OrderStatusColumn;
  /** When it happened, in the event's own words. */
  readonly at: string;
  /** When the ledger stored it. */
  readonly recordedAt: string;
  readonly actor: string;
  /** A code, where the event says why. */
  readonly reason: string | null;
  readonly requestId: string;
}
