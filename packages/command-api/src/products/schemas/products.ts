import {
  amount,
  currency,
  label,
  productId,
  productShape,
  stockShape,
  warehouseId,
} from '@order-ledger/contracts/http';
import { maxNameLength, maxStock } from '@order-ledger/domain';
import { z } from 'zod';
import { keyed } from '../../schemas/bodies.ts';

export const createProductBody = z
  .strictObject({
    /** Absent: the ledger makes one. */
    product_id: productId.optional(),
    /** Another name for `product_id`. */
    id: productId.optional(),
    name: label(maxNameLength),
    /** Of one piece. */
    price: amount,
    currency: currency.optional(),
    /** Pieces to begin with. */
    qty: z.int().min(0).max(maxStock).optional(),
    /** Where they are. */
    warehouse_id: warehouseId.optional(),
    ...keyed,
  })
  .refine(({ id, product_id }) => [id, product_id].includes(undefined) || id === product_id, {
    path: ['id'],
    message: 'must be the product_id when both are given',
  });

export type CreateProductBody = z.output<typeof createProductBody>;

export const productParams = z.object({ id: productId });

export const changeProductBody = z
  .strictObject({
    name: label(maxNameLength).optional(),
    price: amount.optional(),
    /** A product keeps its currency: when given, it must be that. */
    currency: currency.optional(),
    ...keyed,
  })
  .refine(
    ({ name, price }) => name !== undefined || price !== undefined,
    'must have a name or a price',
  );

export const productSchema = z.object(productShape);

export const createdProductSchema = z.object({
  ...productShape,
  /** What was received with it; `null` without `qty`. */
  stock: z.object(stockShape).nullable(),
});
