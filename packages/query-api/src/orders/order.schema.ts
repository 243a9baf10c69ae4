import { z } from 'zod';
import { decimal, instant } from '../http/fields.ts';

const item = z.object({
  product_id: z.string(),
  warehouse_id: z.string(),
  quantity: z.int(),
  unit_price: decimal,
  /** `quantity` times `unit_price`. */
  total: decimal,
});

/** What the order stream says of its stock; the stock streams follow it. */
export const reservationStatus = z.enum([
  'pending',
  'reserved',
  'confirmed',
  'refused',
  'released',
  'expired',
]);

const payment = z.object({
  method: z.string(),
  reference: z.string(),
  amount: decimal,
  currency: z.string(),
  paid_at: instant,
});

const refund = z.object({
  amount: decimal,
  currency: z.string(),
  payment_reference: z.string(),
  requested_at: instant,
});

const shortage = z.object({
  product_id: z.string(),
  warehouse_id: z.string(),
  quantity: z.int(),
  /** `null`: not stocked there. */
  available: z.int().nullable(),
});

/** An order as commands answer it, and what only queries tell. */
export const orderSchema = z.object({
  /** The same as `order_id`. */
  id: z.string(),
  order_id: z.string(),
  order_number: z.string(),
  /** `null` for a guest. */
  user_id: z.string().nullable(),
  status: z.string(),
  currency: z.string(),
  items: z.array(item),
  subtotal: decimal,
  discount: decimal,
  tax: decimal,
  shipping: decimal,
  /** `subtotal - discount + tax + shipping`. */
  total: decimal,
  reservation: z.object({ status: reservationStatus, expires_at: instant }),
  payment_method: z.string(),
  payment_due_at: instant,
  payment: payment.nullable(),
  refund_requested: z.boolean(),
  refund: refund.nullable(),
  shortages: z.array(shortage),
  cancellation: z.object({ code: z.string(), comment: z.string().nullable() }).nullable(),
  /** As it was given; `null` when it was erased. */
  shipping_address: z.unknown(),
  notes: z.string().nullable(),
  /** Whether the person's data was erased: what is `null` then was there once. */
  personal_data_erased: z.boolean(),
  status_history: z.array(z.object({ status: z.string(), at: instant })),
  placed_at: instant,
  updated_at: instant,
  /** `self` here, and what can be done next at the command endpoint. */
  links: z.record(z.string(), z.string()),
});

export type OrderBody = z.input<typeof orderSchema>;
