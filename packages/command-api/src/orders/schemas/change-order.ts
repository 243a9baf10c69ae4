import { amount, currency, idempotencyKey, label, orderId } from '@order-ledger/contracts/http';
import { z } from 'zod';

export const orderParams = z.object({ id: orderId });

export const payOrderBody = z.strictObject({
  method: label(64),
  /** The payment provider's id of the payment. */
  reference: label(128),
  /** When given, it must be the order's total. */
  amount: amount.optional(),
  currency: currency.optional(),
  idempotency_key: idempotencyKey.optional(),
});

const cancellation = z.strictObject({
  /** Free text; sealed like the address. */
  reason: z.string().max(2_000).optional(),
  idempotency_key: idempotencyKey.optional(),
});

/** A cancellation needs no body. */
export const cancelOrderBody = cancellation.nullish().transform((body) => body ?? {});
