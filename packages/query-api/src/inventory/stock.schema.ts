import { instant, productId, stockShape, warehouseId } from '@order-ledger/contracts/http';
import { z } from 'zod';

export const stockSchema = z.object({ ...stockShape, updated_at: instant });

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
  data: z.array(z.object({ ...stockShape, stocked: z.boolean(), updated_at: instant.nullable() })),
  meta: z.object({ total: z.int() }),
});

export type StockBody = z.input<typeof stockSchema>;
export type BatchItemBody = z.input<typeof batchSchema>['data'][number];
