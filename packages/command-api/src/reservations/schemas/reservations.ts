import { instantParameter, label, productId, warehouseId } from '@order-ledger/contracts/http';
import { maxLines, maxQuantity, parseHoldReservationId } from '@order-ledger/domain';
import { validate as isUuid } from 'uuid';
import { z } from 'zod';
import { keyed } from '../../schemas/bodies.ts';

const quantity = z.int().min(1).max(maxQuantity);

const items = z
  .array(z.strictObject({ product_id: productId, warehouse_id: warehouseId, quantity }))
  .min(1)
  .max(maxLines);

/** One item without a list. */
const oneItem = {
  product_id: productId.optional(),
  warehouse_id: warehouseId.optional(),
  quantity: quantity.optional(),
};

const oneItemMembers = ['product_id', 'warehouse_id', 'quantity'] as const;

export const openReservationBody = z
  .strictObject({ items: items.optional(), ...oneItem, expires_at: instantParameter, ...keyed })
  .superRefine((body, context) => {
    const hasItems = body.items !== undefined;
    for (const member of oneItemMembers) {
      if ((body[member] === undefined) === hasItems) continue;
      const message = hasItems ? 'is for a reservation without items' : 'is missing';
      context.addIssue({ code: 'custom', path: [member], message });
    }
  });

/** A hold is named by `hold-` and a UUID, what an order has reserved by the order's id. */
export const reservationParams = z.object({
  id: z
    .string()
    .toLowerCase()
    .refine((id) => isUuid(parseHoldReservationId(id) ?? id), 'is no reservation id'),
});

export const extendReservationBody = z.strictObject({ expires_at: instantParameter, ...keyed });

export const cleanedUpSchema = z.object({
  /** Items of orders and holds that were reserved and are not any more. */
  expired: z.int(),
});

/** Of this ledger, or whatever another system calls its order. */
const anyOrderId = z
  .union([label(128), z.int().nonnegative()], 'must be a text or an integer')
  .transform(String);

export const reserveInventoryBody = z.strictObject({
  order_id: anyOrderId,
  /** May be left out for an order of this ledger, which has reserved its own. */
  items: items.optional(),
  /** Left out: as long as an order may wait for its payment. */
  expires_at: instantParameter.optional(),
  ...keyed,
});

export const orderOfInventoryBody = z.strictObject({ order_id: anyOrderId, ...keyed });

type Items = z.output<typeof items>;

export const stockQuantities = (bodies: Items) =>
  bodies.map(({ product_id, warehouse_id, ...pieces }) => ({
    productId: product_id,
    warehouseId: warehouse_id,
    quantity: pieces.quantity,
  }));

/** The items of a body that has a list of them, or just one. */
export const itemsOf = (body: z.output<typeof openReservationBody>): Items => {
  const { product_id = '', warehouse_id = '', quantity: pieces = 0 } = body;
  return body.items ?? [{ product_id, warehouse_id, quantity: pieces }];
};
