import type { ProductEvent } from '@order-ledger/domain';
import { z } from 'zod';
import { createEventCodec } from '../event-codec.ts';
import { currency, instant, minor, productId, text } from './fields.ts';

/* Stream `product-{productId}`. */

export const productCodec = createEventCodec<ProductEvent>({
  ProductCreated: {
    upcasters: [],
    schema: z.strictObject({ productId, name: text, price: minor, currency, createdAt: instant }),
  },
  ProductRenamed: {
    upcasters: [],
    schema: z.strictObject({ productId, name: text, renamedAt: instant }),
  },
  ProductRepriced: {
    upcasters: [],
    schema: z.strictObject({ productId, price: minor, repricedAt: instant }),
  },
  ProductDiscontinued: {
    upcasters: [],
    schema: z.strictObject({ productId, discontinuedAt: instant }),
  },
});
