import { formatDecimal } from '@order-ledger/domain';
import type { Payment, PlacedOrder } from '@order-ledger/domain';
import { orderLinks } from './order-actions.ts';
import type { OrderBody } from './order-schema.ts';

/** What there is to tell of an order, whether it was read from its stream or from a read model. */
export interface OrderFacts {
  readonly order: Omit<PlacedOrder, 'shippingAddress' | 'notes'>;
  readonly status: string;
  readonly payment: Omit<Payment, 'orderId'> | null;
  readonly refundRequested: boolean;
}

const paymentBody = (payment: OrderFacts['payment']): OrderBody['payment'] =>
  payment && {
    method: payment.method,
    reference: payment.reference,
    amount: formatDecimal(payment.amount, payment.currency),
    currency: payment.currency,
    paid_at: payment.paidAt,
  };

/** An order as the wire has it. */
export const orderBody = ({ order, status, payment, refundRequested }: OrderFacts): OrderBody => {
  const { currency, totals } = order;
  const money = (minor: number): string => formatDecimal(minor, currency);
  return {
    id: order.orderId,
    order_id: order.orderId,
    order_number: order.orderNumber,
    status,
    user_id: order.userId,
    currency,
    items: order.lines.map(({ productId, warehouseId, quantity, unitPrice }) => ({
      product_id: productId,
      warehouse_id: warehouseId,
      quantity,
      unit_price: money(unitPrice),
      total: money(unitPrice * quantity),
    })),
    subtotal: money(totals.subtotal),
    discount: money(totals.discount),
    tax: money(totals.tax),
    shipping: money(totals.shipping),
    total: money(totals.total),
    payment_method: order.paymentMethod,
    payment: paymentBody(payment),
    refund_requested: refundRequested,
    payment_due_at: order.paymentDueAt,
    placed_at: order.placedAt,
    links: orderLinks(order.orderId, status),
  };
};
