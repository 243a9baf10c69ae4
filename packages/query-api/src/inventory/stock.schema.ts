import { z } from 'zod';
import { instant, productId, warehouseId } from '../http/fields.ts';

const pieces = {
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
};

const item = { product_id: z.string(), warehouse_id: z.string() };

export const stockSchema = z.object({ ...item, ...pieces, updated_at: instant });

export const stockListSchema = z.object({
  data: z.array(stockSchema),
  meta: z.object({ total: z.int() }),
});

export const batchBody = z.strictObject({
  items: z
    .array(z.strictObject({ product_id: productId, warehouse_id: warehouseId }))
    .min(1)
    .max(100),
});

/** One answer per item, in the order asked; an item that is not stocked has no pieces. */
export const batchSchema = z.object({
  data: z.array(
    z.object({ ...item, ...pieces, stocked: z.boolean(), updated_at: instant.nullable() }),
  ),
  meta: z.object({ total: z.int() }),
});

export type StockBody = z.input<typeof stockSchema>;
export type BatchItemBody = z.input<typeof batchSchema>['data'][number];
