import {
  amount,
  currency,
  idempotencyKey,
  label,
  productId,
  userId,
  warehouseId,
} from '@order-ledger/contracts/http';
import { maxLines, maxQuantity } from '@order-ledger/domain';
import { z } from 'zod';

const item = z.strictObject({
  product_id: productId,
  warehouse_id: warehouseId,
  quantity: z.int().min(1).max(maxQuantity),
  /** Of one piece. */
  unit_price: amount,
});

/** Sealed as a whole: whatever the caller's form of an address is. */
const address = z.union(
  [
    z.string().max(2_000).regex(/\S/),
    z
      .record(z.string(), z.json())
      .refine((members) => Object.keys(members).length > 0, 'must not be empty'),
  ],
  'must be a text or an object, and not empty',
);

export const placeOrderBody = z.strictObject({
  /** `null` or absent: a guest. */
  user_id: userId.nullish(),
  shipping_address: address,
  payment_method: label(64),
  items: z.array(item).min(1).max(maxLines),
  currency: currency.optional(),
  discount: amount.optional(),
  tax: amount.optional(),
  shipping: amount.optional(),
  notes: z.string().max(2_000).nullish(),
  idempotency_key: idempotencyKey.optional(),
});

export type PlaceOrderBody = z.output<typeof placeOrderBody>;
