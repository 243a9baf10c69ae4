import { legalCommands } from '@order-ledger/domain';
import type { OrderDetailsRow } from '@order-ledger/read-model';
import type { z } from 'zod';
import { toDecimal } from '../http/fields.ts';
import type { OpenedTexts } from './opened-texts.ts';
import type { OrderBody, reservationStatus } from './order.schema.ts';

const reservationByStatus: Readonly<Record<string, z.infer<typeof reservationStatus>>> = {
  placed: 'pending',
  reserved: 'reserved',
  paid: 'reserved',
  confirmed: 'confirmed',
  rejected: 'refused',
  cancelled: 'released',
  expired: 'expired',
};

export const orderPath = (orderId: string): string => `/api/v1/orders/${orderId}`;

const linksOf = (orderId: string, status: string): Record<string, string> => {
  const legal = new Map<string, readonly string[]>(Object.entries(legalCommands)).get(status) ?? [];
  const self = orderPath(orderId);
  return {
    self,
    ...(legal.includes('PayOrder') && { payment: `${self}/payment` }),
    ...(legal.includes('CancelOrder') && { cancel: `${self}/cancel` }),
  };
};

const paymentOf = ({ payment }: OrderDetailsRow): OrderBody['payment'] =>
  payment && {
    method: payment.method,
    reference: payment.reference,
    amount: toDecimal(payment.amount, payment.currency),
    currency: payment.currency,
    paid_at: payment.paidAt,
  };

const refundOf = ({ refund }: OrderDetailsRow): OrderBody['refund'] =>
  refund && {
    amount: toDecimal(refund.amount, refund.currency),
    currency: refund.currency,
    payment_reference: refund.paymentReference,
    requested_at: refund.requestedAt,
  };

const itemsOf = ({ lines, currency }: OrderDetailsRow): OrderBody['items'] =>
  lines.map((line) => ({
    product_id: line.productId,
    warehouse_id: line.warehouseId,
    quantity: line.quantity,
    unit_price: toDecimal(line.unitPrice, currency),
    total: toDecimal(line.unitPrice * line.quantity, currency),
  }));

const totalsOf = (row: OrderDetailsRow) => ({
  subtotal: toDecimal(row.subtotal, row.currency),
  discount: toDecimal(row.discount, row.currency),
  tax: toDecimal(row.tax, row.currency),
  shipping: toDecimal(row.shipping, row.currency),
  total: toDecimal(row.total, row.currency),
});

const shortagesOf = ({ shortages }: OrderDetailsRow): OrderBody['shortages'] =>
  (shortages ?? []).map((shortage) => ({
    product_id: shortage.productId,
    warehouse_id: shortage.warehouseId,
    quantity: shortage.quantity,
    available: shortage.available,
  }));

/** An order as the wire has it. */
export const orderBody = (row: OrderDetailsRow, opened: OpenedTexts): OrderBody => ({
  id: row.order_id,
  order_id: row.order_id,
  order_number: row.order_number,
  user_id: row.user_id,
  status: row.status,
  currency: row.currency,
  items: itemsOf(row),
  ...totalsOf(row),
  reservation: {
    status: reservationByStatus[row.status] ?? 'pending',
    expires_at: row.payment_due_at.toISOString(),
  },
  payment_method: row.payment_method,
  payment_due_at: row.payment_due_at.toISOString(),
  payment: paymentOf(row),
  refund_requested: row.refund !== null,
  refund: refundOf(row),
  shortages: shortagesOf(row),
  cancellation: row.cancellation && { code: row.cancellation.code, comment: opened.comment },
  shipping_address: opened.shippingAddress,
  notes: opened.notes,
  personal_data_erased: opened.erased,
  status_history: row.status_history.map(({ status, at }) => ({ status, at })),
  placed_at: row.placed_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
  links: linksOf(row.order_id, row.status),
});
