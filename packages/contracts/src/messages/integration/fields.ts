import { z } from 'zod';
import { currency, pieces } from '../../events/fields.ts';
import { decimal } from '../fields.ts';

/** Fields that several integration events share. */

export const orderId = z.uuid();

export const stockItem = { product_id: z.string(), warehouse_id: z.string() };

/** Pieces of one line of the order. */
export const orderPart = z.object({
  line: z.int().positive().describe('The number of the line in the order, from 1'),
  ...stockItem,
  quantity: pieces,
});

export const totals = {
  currency,
  subtotal: decimal,
  discount: decimal,
  tax: decimal,
  shipping: decimal,
  total: decimal.describe('`subtotal - discount + tax + shipping`'),
};

export const money = { amount: decimal, currency };

/** Of one shipment, or of the order when nothing is missing any more. */
export const scope = z
  .enum(['shipment', 'order'])
  .describe('`shipment`: this one; `order`: with it all that is left of the order');
