import { amount, currency, label, orderId } from '@order-ledger/contracts/http';
import { z } from 'zod';

/** What the payment provider calls a payment or refund. */
const reference = label(128);
/** What the ledger calls it: `{order_id}:payment:{n}`, `{order_id}:refund:{n}`, or `n` alone. */
const operationId = label(64);
/** Why not, in the provider's words for programs. */
const code = label(64).default('failed');

export const webhookHeaders = z.looseObject({
  /** The same for every repetition of a message. */
  'webhook-id': label(256),
  /** Seconds since 1970; at most five minutes from now. */
  'webhook-timestamp': z.string(),
  /** `v1,` and the HMAC-SHA-256 of id, timestamp and body in base64; several are allowed. */
  'webhook-signature': z.string(),
});

/** What a message says beyond this is not read. */
export const paymentWebhookBody = z.discriminatedUnion(
  'type',
  [
    z.object({
      type: z.literal('payment.succeeded'),
      data: z.object({
        order_id: orderId,
        reference,
        /** Left out: the order's. */
        method: label(64).optional(),
        /** Left out: the order's total. */
        amount: amount.optional(),
        currency: currency.optional(),
      }),
    }),
    z.object({
      type: z.literal('payment.failed'),
      data: z.object({
        order_id: orderId,
        payment_id: operationId.optional(),
        reference: reference.optional(),
        code,
      }),
    }),
    z.object({
      type: z.literal('refund.succeeded'),
      data: z.object({ order_id: orderId, refund_id: operationId, reference }),
    }),
    z.object({
      type: z.literal('refund.failed'),
      data: z.object({ order_id: orderId, refund_id: operationId, code }),
    }),
  ],
  'must be one of payment.succeeded, payment.failed, refund.succeeded, refund.failed',
);

export type PaymentWebhook = z.output<typeof paymentWebhookBody>;

export const webhookAnswer = z.object({ order_id: z.string(), order_status: z.string() });
