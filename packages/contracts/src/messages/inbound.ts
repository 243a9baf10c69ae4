import { z } from 'zod';
import { currency, pieces } from '../events/fields.ts';
import { amount, label, messageId, productId, warehouseId } from './fields.ts';
import { jsonMessage } from './json-message.ts';

/*
 * What other services tell the ledger over NATS. Each message is one command; its id makes its
 * repetition harmless. No personal data: there is no free text about people in any of them.
 */

export const inboundSubjects = {
  payment: 'ledger.inbound.payment',
  return: 'ledger.inbound.return',
  price: 'ledger.inbound.price',
  stock_count: 'ledger.inbound.stock_count',
} as const;
export type InboundKind = keyof typeof inboundSubjects;

const common = {
  message_id: messageId.describe('Unique for ever among the messages of its subject'),
  correlation_id: label(200).optional(),
  traceparent: label(100).optional(),
};

const inOrder = label(200).describe(
  '`n`, or `{order_id}:{payment|refund}:{n}` as it was requested',
);
const reference = label(200).describe("The provider's id of the payment or refund");
const code = label(100).describe('Why not, in the words of the provider');

/** What became of money, told by whoever is not asked by the ledger: money that has come counts. */
export const inboundPaymentSchema = z.union([
  z.object({
    kind: z.literal('payment'),
    outcome: z.literal('succeeded'),
    ...common,
    order_id: z.uuid().toLowerCase(),
    reference,
    method: label(100),
    amount,
    currency,
  }),
  z.object({
    kind: z.literal('payment'),
    outcome: z.literal('failed'),
    ...common,
    order_id: z.uuid().toLowerCase(),
    payment_id: inOrder.optional(),
    reference: reference.optional(),
    code,
  }),
  z.object({
    kind: z.literal('refund'),
    outcome: z.literal('succeeded'),
    ...common,
    order_id: z.uuid().toLowerCase(),
    refund_id: inOrder,
    reference,
  }),
  z.object({
    kind: z.literal('refund'),
    outcome: z.literal('failed'),
    ...common,
    order_id: z.uuid().toLowerCase(),
    refund_id: inOrder,
    code,
  }),
]);
export type InboundPayment = z.output<typeof inboundPaymentSchema>;

const part = {
  line: z.int().positive().optional().describe('The number of the line in the order, from 1'),
  product_id: productId.optional().describe('Instead of the number of the line'),
  warehouse_id: warehouseId.optional().describe('Where several lines have the product'),
  quantity: pieces,
};

const named = ({
  line,
  product_id,
}: {
  line?: number | undefined;
  product_id?: string | undefined;
}) => (line === undefined) !== (product_id === undefined);
const namedOnce = 'needs either line or product_id';

const returnShape = { ...common, order_id: z.uuid().toLowerCase(), return_id: label(64) };

/** Pieces of an order that come back, step by step. */
export const inboundReturnSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('requested'),
    ...returnShape,
    items: z
      .array(z.object(part).refine(named, namedOnce))
      .min(1)
      .max(1_000)
      .optional()
      .describe('Absent: everything that was delivered and is not coming back yet'),
  }),
  z.object({
    kind: z.literal('completed'),
    ...returnShape,
    items: z
      .array(z.object({ ...part, restock: z.boolean().default(true) }).refine(named, namedOnce))
      .min(1)
      .max(1_000)
      .optional()
      .describe('What really came back. Absent: as requested, to be sold again'),
  }),
  z.object({ kind: z.literal('declined'), ...returnShape }),
]);
export type InboundReturn = z.output<typeof inboundReturnSchema>;

/** A pricing service sets the price of one piece. */
export const inboundPriceSchema = z.object({
  ...common,
  product_id: productId,
  price: amount,
  currency: currency.optional().describe("When present, must be the product's"),
});
export type InboundPrice = z.output<typeof inboundPriceSchema>;

/** Somebody has counted what is in a warehouse. */
export const inboundStockCountSchema = z.object({
  ...common,
  product_id: productId,
  warehouse_id: warehouseId,
  counted: z.int().min(0).describe('Pieces in the warehouse, those of open orders included'),
  reason: label(200).default('count'),
  force: z
    .boolean()
    .default(false)
    .describe('Releases the newest reservations when too few pieces are left for them'),
});
export type InboundStockCount = z.output<typeof inboundStockCountSchema>;

/** A message with the kind that its subject says. */
export type InboundMessage =
  | { readonly kind: 'payment'; readonly message: InboundPayment }
  | { readonly kind: 'return'; readonly message: InboundReturn }
  | { readonly kind: 'price'; readonly message: InboundPrice }
  | { readonly kind: 'stock_count'; readonly message: InboundStockCount };

export const inboundMessages = {
  payment: jsonMessage(inboundPaymentSchema),
  return: jsonMessage(inboundReturnSchema),
  price: jsonMessage(inboundPriceSchema),
  stock_count: jsonMessage(inboundStockCountSchema),
} as const;

/** Reads a message of one of the subjects. Throws what zod throws, or `RangeError` off them. */
export const decodeInbound = (subject: string, text: string): InboundMessage => {
  switch (subject) {
    case inboundSubjects.payment:
      return { kind: 'payment', message: inboundMessages.payment.decode(text) };
    case inboundSubjects.return:
      return { kind: 'return', message: inboundMessages.return.decode(text) };
    case inboundSubjects.price:
      return { kind: 'price', message: inboundMessages.price.decode(text) };
    case inboundSubjects.stock_count:
      return { kind: 'stock_count', message: inboundMessages.stock_count.decode(text) };
    default:
      throw new RangeError(`nothing is expected on ${subject}`);
  }
};
