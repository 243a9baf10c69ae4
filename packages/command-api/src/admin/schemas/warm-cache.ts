import { productId } from '@order-ledger/contracts/http';
import { z } from 'zod';

export const warmCacheBody = z.strictObject({ product_ids: z.array(productId).min(1).max(100) });

export const warmedSchema = z.object({
  data: z.array(
    z.object({
      product_id: z.string(),
      /** `unknown`: nobody listed it. */
      status: z.enum(['listed', 'discontinued', 'unknown']),
    }),
  ),
});
