import { orderBody } from '@order-ledger/contracts/http';
import type { OrderFacts } from '@order-ledger/contracts/http';
import { formatDecimal } from '@order-ledger/domain';
import type { OrderDetailsRow } from '@order-ledger/read-model';
import type { z } from 'zod';
import type { OpenedTexts } from './opened-texts.ts';
import type { OrderDetailsBody, reservationStatus } from './order.schema.ts';

const reservationByStatus: Readonly<Record<string, z.infer<typeof reservationStatus>>> = {
  placed: 'pending',
  reserved: 'reserved',
  paid: 'reserved',
  confirmed: 'confirmed',
  rejected: 'refused',
  cancelled: 'released',
  expired: 'expired',
};

/** Sums are text in the row, like every `int8`; none is too large for an exact number. */
const factsOf = (row: OrderDetailsRow): OrderFacts => ({
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
    paymentMethod: row.payment_method,
    placedAt: row.placed_at.toISOString(),
    paymentDueAt: row.payment_due_at.toISOString(),
  },
  status: row.status,
  payment: row.payment,
  refundRequested: row.refund !== null,
});

const refundOf = ({ refund }: OrderDetailsRow): OrderDetailsBody['refund'] =>
  refund && {
    amount: formatDecimal(refund.amount, refund.currency),
    currency: refund.currency,
    payment_reference: refund.paymentReference,
    requested_at: refund.requestedAt,
  };

const shortagesOf = ({ shortages }: OrderDetailsRow): OrderDetailsBody['shortages'] =>
  (shortages ?? []).map((shortage) => ({
    product_id: shortage.productId,
    warehouse_id: shortage.warehouseId,
    quantity: shortage.quantity,
    available: shortage.available,
  }));

/** An order with everything that the read model knows of it, as the wire has it. */
export const orderDetailsBody = (row: OrderDetailsRow, opened: OpenedTexts): OrderDetailsBody => ({
  ...orderBody(factsOf(row)),
  reservation: {
    status: reservationByStatus[row.status] ?? 'pending',
    expires_at: row.payment_due_at.toISOString(),
  },
  refund: refundOf(row),
  shortages: shortagesOf(row),
  cancellation: row.cancellation && { code: row.cancellation.code, comment: opened.comment },
  shipping_address: opened.shippingAddress,
  notes: opened.notes,
  personal_data_erased: opened.erased,
  status_history: row.status_history.map(({ status, at }) => ({ status, at })),
  updated_at: row.updated_at.toISOString(),
});
