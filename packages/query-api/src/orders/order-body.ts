import { type PersonalTexts, type WholeOrder, orderStateBody } from '@order-ledger/audit/history';
import type { OrderDetailsRow } from '@order-ledger/read-model';
import type { OrderDetailsBody } from './order.schema.ts';

/** Sums are text in the row, like every `int8`; none is too large for an exact number. */
export const wholeOrderOf = (row: OrderDetailsRow): WholeOrder => ({
  status: row.status,
  order: {
    orderId: row.order_id,
    orderNumber: row.order_number,
    userId: row.user_id,
    lines: row.lines,
    currency: row.currency,
    totals: {
      subtotal: Number(row.subtotal),
      discount: Number(row.discount),
      tax: Number(row.tax),
      shipping: Number(row.shipping),
      total: Number(row.total),
    },
    shippingAddress: row.shipping_address,
    notes: row.notes,
    metadata: row.metadata,
    paymentMethod: row.payment_method,
    placedAt: row.placed_at.toISOString(),
    paymentDueAt: row.payment_due_at.toISOString(),
  },
  payment: row.payment,
  money: {
    attempts: row.payment_attempts,
    failures: row.payment_failures,
    surplus: row.surplus_payments,
    refunds: row.refunds,
  },
  goods: {
    shipments: row.shipments,
    returns: row.returns,
    deliveredAt: row.delivered_at?.toISOString() ?? null,
  },
  shortages: row.shortages ?? [],
  cancellation: row.cancellation,
});

/** An order with everything that the read model knows of it, as the wire has it. */
export const orderDetailsBody = (row: OrderDetailsRow, texts: PersonalTexts): OrderDetailsBody => ({
  ...orderStateBody(wholeOrderOf(row), texts),
  status_history: row.status_history.map(({ to, at }) => ({ status: to, at })),
  updated_at: row.updated_at.toISOString(),
});
