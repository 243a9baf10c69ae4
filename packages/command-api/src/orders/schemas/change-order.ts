import {
  amount,
  currency,
  label,
  orderId,
  productId,
  warehouseId,
} from '@order-ledger/contracts/http';
import { maxLines, maxQuantity } from '@order-ledger/domain';
import { z } from 'zod';
import { bodyOrNone, keyed } from '../../schemas/bodies.ts';
import { address, jsonObject, remarks } from './texts.ts';

export const orderParams = z.object({ id: orderId });
export const shipmentParams = orderParams.extend({ shipmentId: z.uuid('is no shipment id') });
export const returnParams = orderParams.extend({ returnId: label(64) });
export const refundParams = orderParams.extend({
  refundId: z.string().regex(/^[1-9]\d{0,5}$/, 'is no refund id'),
});

/** Free text; sealed like the address. */
const reason = remarks.optional();
/** What a carrier or payment provider calls a thing. */
const reference = label(128);
const pieces = z.int().min(1).max(maxQuantity);

/** A line of the order, by its number or by its product. */
const lineName = {
  line: z.int().min(1).max(maxLines).optional(),
  product_id: productId.optional(),
  /** Where several warehouses send the product. */
  warehouse_id: warehouseId.optional(),
};

type LineName = { readonly line?: number | undefined; readonly product_id?: string | undefined };

const namesOneLine = ({ line, product_id: product }: LineName): boolean =>
  (line === undefined) !== (product === undefined);
const oneName = { path: ['line'], error: 'must be given, or a product_id, and not both' };

const itemsOf = <Item extends z.ZodType>(item: Item) => z.array(item).min(1).max(maxLines);

/** Some pieces of a line; all that there are when the quantity is left out. */
const part = z.strictObject({ ...lineName, quantity: pieces.optional() });
const parts = itemsOf(part.refine(namesOneLine, oneName)).optional();

export const payOrderBody = z.strictObject({
  method: label(64),
  /** The payment provider's id of a payment that was made; left out: the provider is asked. */
  reference: reference.optional(),
  /** When given, it must be the order's total. */
  amount: amount.optional(),
  currency: currency.optional(),
  ...keyed,
});

/** Without items the whole order. */
export const cancelOrderBody = bodyOrNone({ reason, items: parts });

const quantityChange = z.strictObject({ ...lineName, quantity: pieces });

/** What is left out stays as it is; `null` takes it away. */
export const editOrderBody = z.strictObject({
  shipping_address: address.optional(),
  notes: remarks.nullish(),
  metadata: jsonObject.nullish(),
  /** New quantities, before payment. */
  items: itemsOf(quantityChange.refine(namesOneLine, oneName)).optional(),
  ...keyed,
});

const sent = { carrier: label(64), tracking_number: reference.optional() };

export const statusBody = z.discriminatedUnion(
  'status',
  [
    z.strictObject({ status: z.literal('processing'), ...keyed }),
    z.strictObject({ status: z.literal('shipped'), ...sent, ...keyed }),
    z.strictObject({
      status: z.literal('delivered'),
      /** Left out: every shipment. */
      shipment_id: z.uuid('is no shipment id').optional(),
      ...keyed,
    }),
    z.strictObject({ status: z.literal('cancelled'), reason, ...keyed }),
  ],
  'must be one of processing, shipped, delivered, cancelled',
);

/** Without items all that is left to ship. */
export const shipmentBody = z.strictObject({ ...sent, items: parts, ...keyed });

/** Without items everything that was delivered and is not coming back yet. */
export const requestReturnBody = bodyOrNone({ reason, items: parts });

const returnedPart = part.extend({ restock: z.boolean().optional() });

/** Without items all pieces that were announced. */
export const completeReturnBody = bodyOrNone({
  items: itemsOf(returnedPart.refine(namesOneLine, oneName)).optional(),
  /** Whether the pieces can be sold again, where an item does not say so; they can by default. */
  restock: z.boolean().optional(),
});

export const declineReturnBody = bodyOrNone({ reason });

export const completeRefundBody = z.strictObject({
  /** The payment provider's id of the refund. */
  reference,
  ...keyed,
});

export const failRefundBody = z.strictObject({
  /** Why, in the provider's words for programs. */
  code: label(64),
  ...keyed,
});
