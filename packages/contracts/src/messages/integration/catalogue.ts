import { z } from 'zod';
import { currency } from '../../events/fields.ts';
import { decimal } from '../fields.ts';
import { stockItem } from './fields.ts';

const product = { product_id: z.string() };

/** What other services learn of products and their stock. */
export const catalogueIntegrationEvents = {
  'product.created': z
    .object({ ...product, name: z.string(), price: decimal, currency })
    .describe('A product can be ordered'),
  'product.renamed': z.object({ ...product, name: z.string() }).describe('It has another name'),
  'product.repriced': z
    .object({ ...product, price: decimal, currency })
    .describe('One piece costs something else; orders placed before keep their price'),
  'product.discontinued': z.object(product).describe('It is not sold any more'),
  'stock.changed': z
    .object({
      ...stockItem,
      cause: z.enum([
        'received',
        'adjusted',
        'reserved',
        'resized',
        'confirmed',
        'released',
        'expired',
        'returned',
        'shipped',
        'restocked',
      ]),
      reservation_id: z.string().nullable().describe('The order id, or `hold-…`; `null` for none'),
      on_hand: z.int().describe('Pieces in the warehouse: the change'),
      reserved: z.int().describe('Pieces reserved: the change'),
      available: z.int().describe('Pieces that can be ordered: the change'),
    })
    .describe('The stock of a product at a warehouse has changed, by so many pieces'),
} as const;
