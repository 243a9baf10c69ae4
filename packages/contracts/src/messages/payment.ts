import { z } from 'zod';
import { currency, instant } from '../events/fields.ts';
import { decimal, label, messageId } from './fields.ts';
import { jsonMessage } from './json-message.ts';

/*
 * What the ledger and a payment provider say to each other, over JetStream, at least once,
 * snake_case JSON. A charge or refund has one id for ever; the provider keeps a record of those
 * that it has seen, so whoever is unsure sends again under the same id. A void is answered with
 * the result of its charge: made after all, or `failed` with the code `not_charged`.
 */

export const paymentSubjects = {
  request: {
    charge: 'ledger.payment.request.charge',
    void: 'ledger.payment.request.void',
    refund: 'ledger.payment.request.refund',
  },
  result: 'ledger.payment.result',
} as const;

const id = label(200);

const requestShape = {
  message_id: messageId.describe(
    'Unique for this message, the same when it is sent again: `Nats-Msg-Id`',
  ),
  order_id: z.uuid(),
  amount: decimal.describe("A decimal with the currency's digits"),
  currency,
  correlation_id: z.string().describe('The request that everything began with'),
  causation_id: z.string().describe('The event that led to this'),
  traceparent: z.string().optional(),
  requested_at: instant,
};

export const paymentRequestSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('charge'),
    payment_id: id.describe('`{order_id}:payment:{n}`: names the charge for ever'),
    method: z.string().describe('As the customer chose it'),
    ...requestShape,
  }),
  z.object({
    kind: z.literal('void').describe('The charge is not wanted any more: was it made?'),
    payment_id: id.describe('Of the charge, which is never to be made if it was not yet'),
    method: z.string(),
    ...requestShape,
  }),
  z.object({
    kind: z.literal('refund'),
    refund_id: id.describe('`{order_id}:refund:{n}`: names the refund for ever'),
    payment_reference: z.string().describe("The provider's id of the payment that goes back"),
    ...requestShape,
  }),
]);
export type PaymentRequest = z.infer<typeof paymentRequestSchema>;
export const paymentRequestMessage = jsonMessage(paymentRequestSchema);

const reference = label(200).describe("The provider's id of the payment or refund");
const code = label(100).describe('Why not, in the words of the provider');

const resultShape = {
  message_id: messageId.describe('The same for every repetition of this result'),
  order_id: z.uuid(),
  correlation_id: label(200),
  traceparent: label(100).optional(),
};

const charged = { kind: z.literal('payment'), payment_id: id.describe('Of the request') };
const refunded = { kind: z.literal('refund'), refund_id: id.describe('Of the request') };
const succeeded = { outcome: z.literal('succeeded'), reference };
const failed = { outcome: z.literal('failed'), code };

/** What became of a charge or a refund, for good: the whole amount, or nothing. */
export const paymentResultSchema = z.union([
  z.object({ ...charged, ...succeeded, ...resultShape }),
  z.object({ ...charged, ...failed, reference: reference.optional(), ...resultShape }),
  z.object({ ...refunded, ...succeeded, ...resultShape }),
  z.object({ ...refunded, ...failed, ...resultShape }),
]);
export type PaymentResult = z.infer<typeof paymentResultSchema>;
export const paymentResultMessage = jsonMessage(paymentResultSchema);

/** `{orderId}:{payment|refund}:{n}`: `n` names the charge or refund within its order. */
export const paymentOperationId = (
  orderId: string,
  kind: PaymentResult['kind'],
  n: string,
): string => `${orderId}:${kind}:${n}`;

/** The `n` of what `paymentOperationId` wrote for this order and kind; `undefined` for another. */
export const parsePaymentOperationId = (
  operationId: string,
  orderId: string,
  kind: PaymentResult['kind'],
): string | undefined => {
  const prefix = paymentOperationId(orderId, kind, '');
  const n = operationId.slice(prefix.length);
  return operationId.startsWith(prefix) && n !== '' ? n : undefined;
};

/** `{operationId}:request:{attempt}`: sending again on purpose takes the next attempt (from 1). */
export const paymentRequestId = (operationId: string, attempt: number): string =>
  `${operationId}:request:${attempt}`;

/** `{operationId}:result:{outcome}`: the same result again collapses into one message. */
export const paymentResultId = (operationId: string, outcome: PaymentResult['outcome']): string =>
  `${operationId}:result:${outcome}`;
