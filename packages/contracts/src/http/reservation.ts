import { z } from 'zod';
import { instant } from './fields.ts';

/** `ended`: so long ago that its stock stream does not say any more how. */
const status = z.enum(['active', 'confirmed', 'released', 'expired', 'ended']);

const item = z.object({
  product_id: z.string(),
  warehouse_id: z.string(),
  quantity: z.int(),
  status,
  /** `null` unless it is active. */
  expires_at: instant.nullable(),
});

/** What is reserved under one id, for an order or by hand, as commands answer it. */
export const reservationSchema = z.object({
  /** Of a hold, `hold-` and a UUID; of an order, its id. */
  reservation_id: z.string(),
  /** The order that it is for, of this ledger or of another system. */
  order_id: z.string().nullable(),
  /** The first of `active`, `confirmed`, `released`, `expired`, `ended` that one of its items has. */
  status,
  /** When the first of its active items expires; `null` when none is active. */
  expires_at: instant.nullable(),
  items: z.array(item),
  links: z.object({ self: z.string() }),
});

export type ReservationBody = z.output<typeof reservationSchema>;
export type ReservationItemBody = z.output<typeof item>;

/** The statuses in the order in which they count for the whole. */
export const reservationStatuses = status.options;
