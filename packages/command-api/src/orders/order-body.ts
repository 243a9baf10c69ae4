import { formatDecimal, paymentOf } from '@order-ledger/domain';
import type { OrderState, PlacedOrder } from '@order-ledger/domain';

import { legalActions, orderPath } from './order-actions.ts';
import type { OrderBody } from './schemas/order.ts';

/** The state of an order that was placed. */
export type PlacedState = Extract<OrderState, { order: PlacedOrder }>;

const linksOf = ({ order, status }: PlacedState): Record<string, string> => ({
  self: orderPath(order.orderId),
  ...Object.fromEntries(
    legalActions(order.orderId, status).map(({ action, href }) => [action, href]),
  ),
});

/** An order as the wire has it. */
export const orderBody = (state: PlacedState): OrderBody => {
  const { order, status } = state;
  const { currency, totals } = order;
  const money = (minor: number): string => formatDecimal(minor, currency);
  const payment = paymentOf(state);
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
    payment: payment && {
      method: payment.method,
      reference: payment.reference,
      amount: money(payment.amount),
      currency: payment.currency,
      paid_at: payment.paidAt,
    },
    refund_requested: state.status === 'cancelled' && state.refundRequested,
    payment_due_at: order.paymentDueAt,
    placed_at: order.placedAt,
    links: linksOf(state),
  };
};
