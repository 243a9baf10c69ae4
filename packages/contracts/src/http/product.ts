import { formatDecimal } from '@order-ledger/domain';
import type { Product } from '@order-ledger/domain';
import { z } from 'zod';
import { decimal } from './fields.ts';
import { productPath } from './paths.ts';

/** Of a product, in every answer about one: spread it into the answer's own schema. */
export const productShape = {
  /** The same as `product_id`. */
  id: z.string(),
  product_id: z.string(),
  name: z.string(),
  /** Of one piece. */
  price: decimal,
  currency: z.string(),
  /** `discontinued`: not sold any more. */
  status: z.enum(['listed', 'discontinued']),
  links: z.object({ self: z.string() }),
};

/** A product as the wire has it. */
export const productBody = (
  { productId, name, price, currency }: Product,
  status: 'listed' | 'discontinued',
) => ({
  id: productId,
  product_id: productId,
  name,
  price: formatDecimal(price, currency),
  currency,
  status,
  links: { self: productPath(productId) },
});
