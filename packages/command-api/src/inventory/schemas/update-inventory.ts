import { maxStock } from '@order-ledger/domain';
import { z } from 'zod';

import { idempotencyKey, label, productId, warehouseId } from '../../schemas/fields.ts';

const shared = {
  product_id: productId,
  warehouse_id: warehouseId,
  /** Names the movement: the same reference again is the same movement. */
  reference: z
    .string()
    .regex(
      /^[\w./#-]{1,128}$/,
      'must have 1 to 128 characters, letters, digits or one of . / # _ -',
    )
    .optional(),
  idempotency_key: idempotencyKey.optional(),
};

export const updateInventoryBody = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('received'),
    ...shared,
    quantity: z.int().min(1).max(maxStock),
    reason: label(500).optional(),
  }),
  z.strictObject({
    type: z.literal('adjusted'),
    ...shared,
    /** What a count found more (positive) or less (negative) than the books said. */
    quantity: z
      .int()
      .min(-maxStock)
      .max(maxStock)
      .refine((change) => change !== 0, 'must not be zero'),
    reason: label(500),
  }),
]);

export type UpdateInventoryBody = z.output<typeof updateInventoryBody>;

export const stockSchema = z.object({
  product_id: z.string(),
  warehouse_id: z.string(),
  /** Pieces in the warehouse: what is available, reserved or sold. */
  on_hand: z.int(),
  /** Promised to orders that are not paid yet. */
  reserved: z.int(),
  /** What may still be promised. */
  available: z.int(),
  /** Sold, and not returned. */
  confirmed: z.int(),
  /** Receipts plus adjustments. */
  received: z.int(),
  /** Of the movement that was asked for. */
  movement_id: z.string(),
  links: z.object({ self: z.string() }),
});

export type StockBody = z.output<typeof stockSchema>;
