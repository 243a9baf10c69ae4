import { z } from 'zod';
import {
  productId as productIdText,
  text,
  warehouseId as warehouseIdText,
} from '../events/fields.ts';

/** Fields that the messages of several subjects share. */

/** What messages call a thing or give as a reason; it may end up in the ledger. */
export const label = (maxLength: number) => text.min(1).max(maxLength);

export const messageId = label(200);

/** Exactly the currency's digits. */
export const decimal = z.string().regex(/^\d+(\.\d+)?$/);

/** An amount in the way another service writes it; which digits are right its currency says. */
export const amount = z.codec(z.union([decimal, z.number().nonnegative()]), z.string(), {
  decode: String,
  encode: (text) => text,
});

/** Ids are text; services that keep them as integers may send those. */
const idOf = (schema: z.ZodString) =>
  z.codec(z.union([z.string(), z.int().nonnegative()]), schema, {
    decode: String,
    encode: (text) => text,
  });

export const productId = idOf(productIdText);
export const warehouseId = idOf(warehouseIdText);
