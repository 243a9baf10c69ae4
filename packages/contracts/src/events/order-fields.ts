import { z } from 'zod';
import { minor, pieces, productId, warehouseId } from './fields.ts';

/* Fields that several events of an order share. */

export const orderId = z.uuid();

/** Names a payment or refund within its order: `1`, `2` and so on. */
export const ordinal = z.string().regex(/^[1-9]\d*$/);

export const orderLine = z.strictObject({
  warehouseId,
  productId,
  quantity: pieces,
  unitPrice: minor,
});

export const totals = z.strictObject({
  subtotal: minor,
  discount: minor,
  tax: minor,
  shipping: minor,
  total: minor,
});

const linePart = z.strictObject({ line: z.int().positive(), quantity: pieces });

export const lineParts = z.array(linePart).min(1);
export const returnedParts = z.array(linePart.extend({ restock: z.boolean() })).min(1);
