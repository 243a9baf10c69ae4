import { instant, orderSchema } from '@order-ledger/contracts/http';
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

const shortage = z.object({
  product_id: z.string(),
  warehouse_id: z.string(),
  quantity: z.int(),
  /** `null`: not stocked there. */
  available: z.int().nullable(),
});

const orderReturn = orderSchema.shape.returns.element.extend({
  comment: z.string().nullable(),
  decline_comment: z.string().nullable(),
});

/** An order as commands answer it, and what only queries tell. */
export const orderStateSchema = orderSchema.extend({
  returns: z.array(orderReturn),
  reservation: z.object({ status: reservationStatus, expires_at: instant }),
  shortages: z.array(shortage),
  cancellation: z.object({ code: z.string(), comment: z.string().nullable() }).nullable(),
  /** As it was given; `null` when it was erased. */
  shipping_address: z.unknown(),
  notes: z.string().nullable(),
  /** As it was given. */
  metadata: z.unknown(),
  /** Whether the person's data was erased: what is `null` then was there once. */
  personal_data_erased: z.boolean(),
});

export const orderDetailsSchema = orderStateSchema.extend({
  status_history: z.array(z.object({ status: z.string(), at: instant })),
  updated_at: instant,
});

export type OrderStateBody = z.input<typeof orderStateSchema>;
export type OrderDetailsBody = z.input<typeof orderDetailsSchema>;
