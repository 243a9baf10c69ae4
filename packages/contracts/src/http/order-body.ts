import { formatDecimal } from '@order-ledger/domain';
import type { Order, OrderGoods, OrderMoney, OrderReturn, Payment } from '@order-ledger/domain';
import { orderLinks } from './order-actions.ts';
import { moneyBody, paymentBody } from './order-money-body.ts';
import type { OrderBody } from './order-schema.ts';

/**
 * What there is to tell of an order, whether it was read from its stream or from a read model: the
 * state of an order that was placed has all of it.
 */
export interface OrderFacts {
  readonly status: string;
  readonly order: Omit<Order, 'shippingAddress' | 'notes' | 'metadata'>;
  readonly payment?: Omit<Payment, 'orderId'> | null;
  readonly money: OrderMoney;
  readonly goods: Omit<OrderGoods, 'returns'> & {
    readonly returns: readonly Omit<OrderReturn, 'comment' | 'declineComment'>[];
  };
}

type GoodsBody = Pick<OrderBody, 'shipments' | 'delivered_at' | 'returns'>;

const goodsBody = ({ order, goods }: OrderFacts): GoodsBody => ({
  shipments: goods.shipments.map((shipment) => ({
    shipment_id: shipment.shipmentId,
    items: [...shipment.lines],
    carrier: shipment.carrier,
    tracking_number: shipment.trackingNumber,
    dispatched_at: shipment.dispatchedAt,
    delivered_at: shipment.deliveredAt,
  })),
  delivered_at: goods.deliveredAt,
  returns: goods.returns.map(({ returnId, status, lines, returned, amount, ...times }) => ({
    return_id: returnId,
    status,
    items: [...lines],
    returned_items: [...returned],
    amount: amount === null ? null : formatDecimal(amount, order.currency),
    requested_at: times.requestedAt,
    ended_at: times.endedAt,
  })),
});

/** An order as the wire has it. */
export const orderBody = (facts: OrderFacts): OrderBody => {
  const { order, status, payment = null } = facts;
  const { currency, totals } = order;
  const money = (minor: number): string => formatDecimal(minor, currency);
  return {
    id: order.orderId,
    order_id: order.orderId,
    order_number: order.orderNumber,
    status,
    user_id: order.userId,
    currency,
    items: order.lines.map(({ productId, warehouseId, quantity, unitPrice, ...pieces }, index) => ({
      line: index + 1,
      product_id: productId,
      warehouse_id: warehouseId,
      quantity,
      unit_price: money(unitPrice),
      total: money(unitPrice * quantity),
      cancelled: pieces.cancelled ?? 0,
      shipped: pieces.shipped ?? 0,
      returned: pieces.returned ?? 0,
    })),
    subtotal: money(totals.subtotal),
    discount: money(totals.discount),
    tax: money(totals.tax),
    shipping: money(totals.shipping),
    total: money(totals.total),
    payment_method: order.paymentMethod,
    payment: payment && paymentBody(payment),
    ...moneyBody(facts.money),
    ...goodsBody(facts),
    payment_due_at: order.paymentDueAt,
    placed_at: order.placedAt,
    links: orderLinks(order.orderId, status),
  };
};
