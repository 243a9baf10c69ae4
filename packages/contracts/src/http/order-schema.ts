import { z } from 'zod';
import { decimal, instant } from './fields.ts';

const item = z.object({
  product_id: z.string(),
  warehouse_id: z.string(),
  quantity: z.int(),
  unit_price: decimal,
  /** `quantity` times `unit_price`. */
  total: decimal,
});

const payment = z.object({
  method: z.string(),
  reference: z.string(),
  amount: decimal,
  currency: z.string(),
  paid_at: instant,
});

/** An order as commands answer it; queries add what only they tell. */
export const orderSchema = z.object({
  /** The same as `order_id`. */
  id: z.string(),
  order_id: z.string(),
  order_number: z.string(),
  status: z.string(),
  /** `null` for a guest. */
  user_id: z.string().nullable(),
  currency: z.string(),
  items: z.array(item),
  subtotal: decimal,
  discount: decimal,
  tax: decimal,
  shipping: decimal,
  /** `subtotal - discount + tax + shipping`. */
  total: decimal,
  payment_method: z.string(),
  payment: payment.nullable(),
  refund_requested: z.boolean(),
  payment_due_at: instant,
  placed_at: instant,
  /** `self` at the query endpoint, and what can be done next at the command endpoint. */
  links: z.record(z.string(), z.string()),
});

export type OrderBody = z.output<typeof orderSchema>;
