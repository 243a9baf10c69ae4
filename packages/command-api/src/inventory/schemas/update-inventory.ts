import { label, productId, stockShape, warehouseId } from '@order-ledger/contracts/http';
import { maxStock } from '@order-ledger/domain';
import { z } from 'zod';
import { keyed } from '../../schemas/bodies.ts';

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
  ...keyed,
};

/** When too little is left for what is reserved, the newest reservations are released. */
const force = z.boolean().optional();

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
    /** How many pieces more (positive) or less (negative) there are than the books say. */
    quantity: z
      .int()
      .min(-maxStock)
      .max(maxStock)
      .refine((change) => change !== 0, 'must not be zero'),
    reason: label(500),
    force,
  }),
  z.strictObject({
    type: z.literal('counted'),
    ...shared,
    /** Pieces in the warehouse: those reserved, and those sold that have not left, count too. */
    quantity: z.int().min(0).max(maxStock),
    reason: label(500).optional(),
    force,
  }),
]);

export type UpdateInventoryBody = z.output<typeof updateInventoryBody>;

export const movedStockSchema = z.object({
  ...stockShape,
  /** Of the movement that was asked for: the caller's reference, else the ledger's id. */
  movement_id: z.string(),
  /** Reservations that a forced update has ended. */
  released: z.array(z.object({ reservation_id: z.string(), quantity: z.int() })),
  links: z.object({ self: z.string() }),
});
