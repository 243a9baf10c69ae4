import { isProductId, isWarehouseId, maxMinor } from '@order-ledger/domain';
import { z } from 'zod';

/** Fields that the events of several streams share. */

/** What PostgreSQL can hold as text and JSON: no U+0000, no half of a surrogate pair. */
export const text = z
  .string()
  .refine((value) => value.isWellFormed() && !value.includes('\0'), 'is no storable text');
export const instant = z.iso.datetime({ precision: 3 });
export const productId = z.string().refine(isProductId, 'is no product id');
export const warehouseId = z.string().refine(isWarehouseId, 'is no warehouse id');
export const pieces = z.int().positive();
export const minor = z.int().min(0).max(maxMinor);
export const currency = z.string().regex(/^[A-Z]{3}$/);

export const sealedText = z.strictObject({ personId: text, sealed: z.base64() });
