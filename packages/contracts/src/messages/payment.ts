import { z } from 'zod';
import { currency, instant } from '../events/fields.ts';
import { amount, decimal, label, messageId } from './fields.ts';
import { jsonMessage } from './json-message.ts';

/*
 * What the ledger and a payment provider say to each other, over JetStream, at least once,
 * snake_case JSON. A charge or refund has one id for ever; the provider keeps a record of those
 * that it has seen, so whoever is unsure sends again under the same id.
 */

export const paymentSubjects = {
  request: {
    charge: 'ledger.payment.request.charge',
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
    kind: z.literal('refund'),
    refund_id: id.describe('`{order_id}:refund:{n}`: names the refund for ever'),
    payment_reference: z.string().describe("The provider's id of the payment that goes back"),
    ...requestShape,
  }),
]);
export type PaymentRequest = z.infer<typeof paymentRequestSchema>;
export const paymentRequestMessage = jsonMessage(paymentRequestSchema);

const reference = label(200);
const code = label(100);

const resultShape = {
  message_id: messageId.describe('The same for every repetition of this result'),
  order_id: z.uuid(),
  correlation_id: label(200).optional(),
  traceparent: label(100).optional(),
};

const paymentShape = {
  kind: z.literal('payment'),
  payment_id: id.optional().describe('Of the charge; absent when the ledger did not ask for it'),
};

const refundShape = { kind: z.literal('refund'), refund_id: id.describe('Of the request') };

/** What became of a charge or a refund, for good. Nobody can refuse money that has come. */
export const paymentResultSchema = z.union([
  z.object({
    ...paymentShape,
    outcome: z.literal('succeeded'),
    reference: reference.describe("The provider's id of the payment"),
    method: label(100),
    amount,
    currency,
    ...resultShape,
  }),
  z.object({
    ...paymentShape,
    outcome: z.literal('failed'),
    reference: reference.optional(),
    code: code.describe('Why, in the words of the provider'),
    ...resultShape,
  }),
  z.object({
    ...refundShape,
    outcome: z.literal('succeeded'),
    reference: reference.describe("The provider's id of the refund"),
    ...resultShape,
  }),
  z.object({ ...refundShape, outcome: z.literal('failed'), code, ...resultShape }),
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
