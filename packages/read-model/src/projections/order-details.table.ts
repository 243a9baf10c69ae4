import type {
  CancellationColumn,
  OrderLineColumn,
  OrderStatusColumn,
  PaymentAttemptColumn,
  PaymentColumn,
  PaymentFailureColumn,
  RefundColumn,
  ReturnColumn,
  SealedText,
  ShipmentColumn,
  ShortageColumn,
  StatusChange,
  SurplusPaymentColumn,
} from './order-columns.ts';
import type { ProjectedRow } from './projected-row.ts';

/**
 * `read_model.order_details`: everything about one placed order as it is now. Money in minor units.
 * What it was before an edit is asked of its stream: an order can be edited for ever, its row must
 * not grow for ever.
 */
export interface OrderDetailsRow extends ProjectedRow {
  order_id: string;
  order_number: string;
  /** `null` for a guest. */
  user_id: string | null;
  status: OrderStatusColumn;
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
  /** A JSON object of the caller's. */
  metadata: SealedText | null;
  payment_method: string;
  payment: PaymentColumn | null;
  payment_attempts: readonly PaymentAttemptColumn[];
  payment_failures: readonly PaymentFailureColumn[];
  surplus_payments: readonly SurplusPaymentColumn[];
  refunds: readonly RefundColumn[];
  shipments: readonly ShipmentColumn[];
  returns: readonly ReturnColumn[];
  shortages: readonly ShortageColumn[] | null;
  cancellation: CancellationColumn | null;
  placed_at: Date;
  payment_due_at: Date;
  /** When everything had arrived. */
  delivered_at: Date | null;
}
