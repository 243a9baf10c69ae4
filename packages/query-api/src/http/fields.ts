import { formatDecimal, isProductId, isWarehouseId } from '@order-ledger/domain';
import { z } from 'zod';

/** Ids are text; callers that keep them as integers may send those. */
const idText = z
  .union([z.string(), z.int().nonnegative()], 'must be a text or an integer')
  .transform(String);

export const productId = idText.refine(isProductId, 'is no product id');
export const warehouseId = idText.refine(isWarehouseId, 'is no warehouse id');
export const orderId = z.uuid('is no order id').toLowerCase();

/** RFC 3339 with an offset. */
export const instantParameter = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text));

/** RFC 3339 in UTC. */
export const instant = z.iso.datetime({ precision: 3 });

/** Exactly the currency's digits. */
export const decimal = z.string().regex(/^\d+(\.\d+)?$/);

/** Minor units, which the read model has as number or as text, on the wire. */
export const toDecimal = (minor: number | string, currency: string): string =>
  formatDecimal(Number(minor), currency);
