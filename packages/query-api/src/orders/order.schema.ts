import { decimal, instant, orderSchema } from '@order-ledger/contracts/http';
import { z } from 'zod';

/** What the order stream says of its stock; the stock streams follow it. */
export const reservationStatus = z.enum([
  'pending',
  'reserved',
  'confirmed',
  'refused',
  'released',
  'expired',
]);

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
export const orderDetailsSchema = orderSchema.extend({
  reservation: z.object({ status: reservationStatus, expires_at: instant }),
  refund: refund.nullable(),
  shortages: z.array(shortage),
  cancellation: z.object({ code: z.string(), comment: z.string().nullable() }).nullable(),
  /** As it was given; `null` when it was erased. */
  shipping_address: z.unknown(),
  notes: z.string().nullable(),
  /** Whether the person's data was erased: what is `null` then was there once. */
  personal_data_erased: z.boolean(),
  status_history: z.array(z.object({ status: z.string(), at: instant })),
  updated_at: instant,
});

export type OrderDetailsBody = z.input<typeof orderDetailsSchema>;
