import { isProductId, isWarehouseId } from '@order-ledger/domain';
import { z } from 'zod';

/** Fields that requests and answers of both REST endpoints share. */

/** Ids are text; callers that keep them as integers may send those. */
const idText = z
  .union([z.string(), z.int().nonnegative()], 'must be a text or an integer')
  .transform(String);

export const productId = idText.refine(isProductId, 'is no product id');
export const warehouseId = idText.refine(isWarehouseId, 'is no warehouse id');
export const userId = idText.refine(
  (text) => /^[\w.@:+~-]{1,128}$/.test(text),
  'must have 1 to 128 characters, letters, digits or one of . @ : + ~ _ -',
);
export const orderId = z.uuid('is no order id').toLowerCase();

/** An amount in the way it was written; which digits are right depends on its currency. */
export const amount = z
  .union([z.string(), z.number()], 'must be a decimal, as text or number')
  .transform(String);

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));
export const currency = z
  .string()
  .refine((code) => currencies.has(code), 'must be an ISO 4217 code, such as "USD"');

/** What a person calls a thing: no control characters, not only blanks. */
export const label = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .regex(/^[^\p{Cc}]*$/u, 'must not hold control characters')
    .regex(/\S/, 'must not be empty');

/** The key under which the answer to this request can be asked for again. */
export const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,255}$/, 'must have 1 to 255 printable ASCII characters, no blanks');

/** Exactly the currency's digits. */
export { decimal } from '../messages/fields.ts';

/** RFC 3339 in UTC, as answers have it. */
export { instant } from '../events/fields.ts';

/**
 * RFC 3339 with an offset, as questions may have it. A rule about several fields is not asked when
 * this one is wrong: it would meet a text where it expects a date.
 */
export const instantParameter = z.iso
  .datetime({ offset: true, abort: true })
  .transform((text) => new Date(text));
