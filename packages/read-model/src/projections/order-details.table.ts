import type { ProjectedRow } from './projected-row.ts';

/** Personal data as the ledger stores it; never in plain text here. */
export interface SealedText {
  readonly personId: string;
  readonly sealed: string;
}

export interface OrderLineColumn {
  readonly warehouseId: string;
  readonly productId: string;
  readonly quantity: number;
  /** Minor units. */
  readonly unitPrice: number;
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
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
  readonly paidAt: string;
}

export interface CancellationColumn {
  readonly code: string;
  readonly comment: SealedText | null;
}

export interface RefundColumn {
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
  readonly paymentReference: string;
  readonly requestedAt: string;
}

export interface StatusChange {
  readonly status: string;
  readonly at: string;
}

/** `read_model.order_details`: everything about one placed order. Money in minor units. */
export interface OrderDetailsRow extends ProjectedRow {
  order_id: string;
  order_number: string;
  /** `null` for a guest. */
  user_id: string | null;
  status: string;
  /** Every status the order has had, oldest first. */
  status_history: readonly StatusChange[];
  lines: readonly OrderLineColumn[];
  currency: string;
  subtotal: string;
  discount: string;
  tax: string;
  shipping: string;
  total: string;
  shipping_address: SealedText;
  notes: SealedText | null;
  payment_method: string;
  payment: PaymentColumn | null;
  refund: RefundColumn | null;
  shortages: readonly ShortageColumn[] | null;
  cancellation: CancellationColumn | null;
  placed_at: Date;
  payment_due_at: Date;
}
