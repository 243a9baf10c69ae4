import { z } from 'zod';
import { instant, pieces } from '../../events/fields.ts';
import { decimal } from '../fields.ts';
import { money, orderId, orderPart, scope, stockItem, totals } from './fields.ts';

/** What other services learn of an order. Nothing in here names a person. */
export const orderIntegrationEvents = {
  'order.created': z
    .object({
      order_id: orderId,
      order_number: z.string(),
      user_id: z.string().nullable().describe('`null` for a guest'),
      items: z.array(z.object({ ...orderPart.shape, unit_price: decimal })),
      ...totals,
      payment_method: z.string(),
      payment_due_at: instant,
    })
    .describe('An order was placed; whether its stock is there is told next'),
  'order.reserved': z
    .object({
      order_id: orderId,
      items: z.array(
        z.object({
          line: z.int().positive(),
          ...stockItem,
          qty_confirmed: pieces.describe('Pieces that are reserved: all that were ordered'),
        }),
      ),
    })
    .describe('Every line of the order has its stock reserved'),
  'order.rejected': z
    .object({
      order_id: orderId,
      items: z.array(
        z.object({
          ...stockItem,
          qty_failed: pieces.describe('Pieces that were ordered'),
          available: z.int().min(0).nullable().describe('Pieces there were; `null`: not stocked'),
          reason: z.enum(['insufficient_stock', 'not_stocked']),
        }),
      ),
    })
    .describe('Stock was missing: the order is over and holds nothing'),
  'order.paid': z
    .object({ order_id: orderId, method: z.string(), reference: z.string(), ...money })
    .describe('The payment has arrived'),
  'order.confirmed': z
    .object({ order_id: orderId })
    .describe("Paid, and the stock is the customer's: the order can be packed"),
  'order.processing': z.object({ order_id: orderId }).describe('The order is being packed'),
  'order.shipped': z
    .object({
      order_id: orderId,
      scope,
      shipment: z
        .object({
          shipment_id: z.string(),
          carrier: z.string(),
          tracking_number: z.string().nullable(),
          items: z.array(orderPart),
        })
        .nullable()
        .describe('`null` with the scope `order`, which follows its last shipment'),
    })
    .describe('A shipment has left the warehouse, or the last one of the order has'),
  'order.delivered': z
    .object({ order_id: orderId, scope, shipment_id: z.string().nullable() })
    .describe('A shipment has arrived, or the last one of the order has'),
  'order.cancelled': z
    .object({
      order_id: orderId,
      reason: z.enum(['requested', 'stock_lost', 'warehouse_refused', 'warehouse_unavailable']),
    })
    .describe('The order is over; what it held is free again'),
  'order.items_cancelled': z
    .object({ order_id: orderId, items: z.array(orderPart), ...totals })
    .describe('Some pieces are not wanted any more; the totals are those of what is left'),
  'order.edited': z
    .object({
      order_id: orderId,
      changed: z.enum(['quantities', 'shipping_address', 'notes', 'metadata', 'payment_deadline']),
      items: z.array(orderPart).optional().describe('New quantities of the lines that changed'),
      totals: z.object(totals).optional().describe('With the new quantities'),
      payment_due_at: instant.optional().describe('With a new payment deadline'),
    })
    .describe('Something about the order was changed'),
  'order.expired': z
    .object({ order_id: orderId })
    .describe('The order was not paid in time; what it held is free again'),
  'order.returned': z
    .object({
      order_id: orderId,
      return_id: z.string(),
      items: z.array(z.object({ ...orderPart.shape, restock: z.boolean() })),
      ...money,
    })
    .describe('Delivered pieces have come back; the amount is what the customer gets for them'),
  'order.refund_requested': z
    .object({
      order_id: orderId,
      refund_id: z.string(),
      reason: z.enum(['cancelled', 'items_cancelled', 'returned', 'surplus_payment']),
      payment_reference: z.string(),
      ...money,
    })
    .describe('Money is to go back'),
  'order.refund_completed': z
    .object({ order_id: orderId, refund_id: z.string(), reference: z.string() })
    .describe('The money has gone back'),
} as const;
