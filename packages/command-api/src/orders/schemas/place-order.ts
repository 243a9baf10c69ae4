import {
  amount,
  currency,
  label,
  productId,
  userId,
  warehouseId,
} from '@order-ledger/contracts/http';
import { maxLines, maxQuantity } from '@order-ledger/domain';
import { z } from 'zod';
import { keyed } from '../../schemas/bodies.ts';
import { address, jsonObject, remarks } from './texts.ts';

/** Pieces; 1 when left out. */
const quantity = z.int().min(1).max(maxQuantity).optional();

const item = z.strictObject({
  product_id: productId,
  /** Left out: one that has the stock. */
  warehouse_id: warehouseId.optional(),
  quantity,
  /** Of one piece, as the catalogue has it; left out: what the catalogue says. */
  unit_price: amount.optional(),
});

/** An order of one product without a list of items. */
const shortForm = {
  product_id: productId.optional(),
  warehouse_id: warehouseId.optional(),
  quantity,
  /** Of all pieces together. */
  total_price: amount.optional(),
};

const shortMembers = ['product_id', 'warehouse_id', 'quantity', 'total_price'] as const;

export const placeOrderBody = z
  .strictObject({
    /** `null` or absent: a guest. */
    user_id: userId.nullish(),
    shipping_address: address.nullish(),
    payment_method: label(64).optional(),
    items: z.array(item).min(1).max(maxLines).optional(),
    ...shortForm,
    currency: currency.optional(),
    discount: amount.optional(),
    tax: amount.optional(),
    shipping: amount.optional(),
    notes: remarks.nullish(),
    /** What the caller keeps with the order. */
    metadata: jsonObject.nullish(),
    ...keyed,
  })
  .superRefine((body, context) => {
    if (body.items === undefined) {
      if (body.product_id !== undefined) return;
      const message = 'is missing, and so is a product_id';
      context.addIssue({ code: 'custom', path: ['items'], message });
      return;
    }
    for (const member of shortMembers) {
      if (body[member] === undefined) continue;
      const message = 'is for an order without items';
      context.addIssue({ code: 'custom', path: [member], message });
    }
  });

export type PlaceOrderBody = z.output<typeof placeOrderBody>;
