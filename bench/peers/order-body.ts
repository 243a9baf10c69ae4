import { randomUUID } from 'node:crypto';
import {
  amount,
  currency,
  label,
  productId,
  userId,
  warehouseId,
} from '@order-ledger/contracts/http';
import { z } from 'zod';
import type { NewOrder } from './peer.ts';

const quantity = z.int().min(1).max(1_000_000);

/** What the command endpoint of the ledger checks of a body, with the same schemas of its fields. */
export const orderBody = z.strictObject({
  user_id: userId.nullish(),
  shipping_address: z
    .union([z.string().max(2_000).regex(/\S/), z.record(z.string(), z.json())])
    .nullish(),
  payment_method: label(64),
  items: z
    .array(
      z.strictObject({
        product_id: productId,
        warehouse_id: warehouseId,
        quantity,
        unit_price: amount,
      }),
    )
    .min(1)
    .max(100),
  currency: currency.optional(),
});

export type OrderBody = z.output<typeof orderBody>;

const minorUnits = (decimal: string): number => Math.round(Number(decimal) * 100);

/** Sorted lines keep two orders from waiting for each other's stock. */
export const newOrder = (body: OrderBody): NewOrder => {
  const lines = body.items
    .map((item) => ({
      productId: item.product_id,
      warehouseId: item.warehouse_id,
      quantity: item.quantity,
      unitPrice: minorUnits(item.unit_price),
    }))
    .toSorted((a, b) => (a.productId < b.productId ? -1 : 1));
  return {
    orderId: randomUUID(),
    userId: body.user_id ?? null,
    shippingAddress: body.shipping_address ?? null,
    paymentMethod: body.payment_method,
    currency: body.currency ?? 'USD',
    total: lines.reduce((sum, line) => sum + line.quantity * line.unitPrice, 0),
    lines,
  };
};

/** The order as it is answered. */
export const orderAnswer = (order: NewOrder, orderNumber: string) => ({
  order_id: order.orderId,
  order_number: orderNumber,
  status: 'reserved',
  user_id: order.userId,
  currency: order.currency,
  items: order.lines.map((line, index) => ({
    line: index + 1,
    product_id: line.productId,
    warehouse_id: line.warehouseId,
    quantity: line.quantity,
    unit_price: (line.unitPrice / 100).toFixed(2),
    total: ((line.quantity * line.unitPrice) / 100).toFixed(2),
  })),
  total: (order.total / 100).toFixed(2),
  payment_method: order.paymentMethod,
});
