import { sql } from 'kysely';
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
import { type TableDefinition, inReadModel, projectedColumns } from './physical-tables.ts';
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

/* Half a page: a usual row is some two kilobytes, and compressing it costs more than its space. */
export const orderDetailsTable: TableDefinition = {
  table: (name) => sql`
    create table ${inReadModel(name)} (
      order_id text collate "C" primary key,
      order_number text not null,
      user_id text,
      status text not null,
      status_history jsonb not null,
      lines jsonb not null,
      currency text not null,
      subtotal bigint not null,
      discount bigint not null,
      tax bigint not null,
      shipping bigint not null,
      total bigint not null,
      shipping_address jsonb not null,
      notes jsonb,
      metadata jsonb,
      payment_method text not null,
      payment jsonb,
      payment_attempts jsonb not null,
      payment_failures jsonb not null,
      surplus_payments jsonb not null,
      refunds jsonb not null,
      shipments jsonb not null,
      returns jsonb not null,
      shortages jsonb,
      cancellation jsonb,
      placed_at timestamptz not null,
      payment_due_at timestamptz not null,
      delivered_at timestamptz,
      ${projectedColumns}
    ) with (toast_tuple_target = 4080)`,
  indexes: () => [],
};
