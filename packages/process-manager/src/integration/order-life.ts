import { assertNever } from '@order-ledger/domain';
import type { OrderEvent, OrderRejected } from '@order-ledger/domain';
import type { AboutLines } from './order-lines.ts';
import { moneyOf } from './outgoing.ts';
import type { Outgoing } from './outgoing.ts';

const rejected = ({ orderId, shortages }: OrderRejected['data']): Outgoing => ({
  type: 'order.rejected',
  data: {
    order_id: orderId,
    items: shortages.map(({ productId, warehouseId, quantity, available }) => ({
      product_id: productId,
      warehouse_id: warehouseId,
      qty_failed: quantity,
      available,
      reason: available === null ? ('not_stocked' as const) : ('insufficient_stock' as const),
    })),
  },
});

const edited = (
  order_id: string,
  changed: 'shipping_address' | 'notes' | 'metadata',
): Outgoing => ({ type: 'order.edited', data: { order_id, changed } });

/** What an event says that speaks for itself; `null` for what stays within the ledger. */
export const lifeMessage = (event: Exclude<OrderEvent, AboutLines>): Outgoing | null => {
  const order_id = event.data.orderId;
  switch (event.type) {
    case 'OrderRejected':
      return rejected(event.data);
    case 'OrderPaid': {
      const { method, reference } = event.data;
      return { type: 'order.paid', data: { order_id, method, reference, ...moneyOf(event.data) } };
    }
    case 'OrderConfirmed':
      return { type: 'order.confirmed', data: { order_id } };
    case 'ProcessingStarted':
      return { type: 'order.processing', data: { order_id } };
    case 'OrderShipped':
      return { type: 'order.shipped', data: { order_id, scope: 'order', shipment: null } };
    case 'ShipmentDelivered': {
      const { shipmentId: shipment_id } = event.data;
      return { type: 'order.delivered', data: { order_id, scope: 'shipment', shipment_id } };
    }
    case 'OrderDelivered':
      return { type: 'order.delivered', data: { order_id, scope: 'order', shipment_id: null } };
    case 'OrderCancelled':
      return { type: 'order.cancelled', data: { order_id, reason: event.data.code } };
    case 'OrderExpired':
      return { type: 'order.expired', data: { order_id } };
    case 'ShippingAddressChanged':
      return edited(order_id, 'shipping_address');
    case 'NotesChanged':
      return edited(order_id, 'notes');
    case 'MetadataChanged':
      return edited(order_id, 'metadata');
    case 'PaymentDeadlineExtended': {
      const { paymentDueAt: payment_due_at } = event.data;
      const changed = 'payment_deadline';
      return { type: 'order.edited', data: { order_id, changed, payment_due_at } };
    }
    case 'RefundRequested': {
      const { refundId: refund_id, reason, paymentReference: payment_reference } = event.data;
      const data = { order_id, refund_id, reason, payment_reference, ...moneyOf(event.data) };
      return { type: 'order.refund_requested', data };
    }
    case 'RefundCompleted': {
      const { refundId: refund_id, reference } = event.data;
      return { type: 'order.refund_completed', data: { order_id, refund_id, reference } };
    }
    case 'OrderAbandoned':
    case 'PaymentRequested':
    case 'PaymentFailed':
    case 'SurplusPaymentReceived':
    case 'RefundFailed':
    case 'ReturnRequested':
    case 'ReturnDeclined':
      return null;
    default:
      return assertNever(event);
  }
};
