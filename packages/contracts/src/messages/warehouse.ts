import { z } from 'zod';
import { instant, pieces, productId, warehouseId } from '../events/fields.ts';
import { jsonMessage } from './json-message.ts';

/*
 * What the process manager and the warehouse-adapter say to each other, over JetStream, at least
 * once, snake_case JSON. An operation has one id for ever (`{orderId}:reserve`); its repetition is
 * recognised by the warehouse, so whoever is unsure asks or sends again under the same id. When an
 * order needs something else than it was asked for, the old is cancelled and the new is asked for
 * as the next generation, under ids of its own (`{orderId}.2:reserve`).
 */

/** What the warehouse is asked to do. Each happens at most once for a booking. */
export const warehouseOperationSchema = z.enum(['reserve', 'commit', 'cancel']);
export type WarehouseOperation = z.infer<typeof warehouseOperationSchema>;

/** One subject for each kind of request, one for all replies. */
export const warehouseSubjects = {
  request: {
    reserve: 'ledger.warehouse.request.reserve',
    commit: 'ledger.warehouse.request.commit',
    cancel: 'ledger.warehouse.request.cancel',
    query: 'ledger.warehouse.request.query',
  },
  reply: 'ledger.warehouse.reply',
} as const;

export const warehouseItemSchema = z.object({
  product_id: productId,
  warehouse_id: warehouseId,
  quantity: pieces,
});
export type WarehouseItem = z.infer<typeof warehouseItemSchema>;

const messageIdSchema = z.string().min(1).max(200);
const operationIdSchema = z.string().min(1).max(128);

/** Counts what an order has asked the warehouse for, from 1. */
const generationSchema = z.int().positive().default(1);

const requestShape = {
  /** Unique for this message, the same when it is sent again: its `Nats-Msg-Id`. */
  message_id: messageIdSchema,
  /** The id of the operation asked for, or, in a query, of the operation asked about. */
  operation_id: operationIdSchema,
  order_id: z.uuid(),
  generation: generationSchema,
  /** All stock items of the order. */
  items: z.array(warehouseItemSchema).max(1_000),
  /** As in the metadata of events. */
  correlation_id: z.string(),
  causation_id: z.string(),
  traceparent: z.string().optional(),
  requested_at: instant,
};

export const warehouseRequestSchema = z.discriminatedUnion('operation', [
  z.object({ ...requestShape, operation: warehouseOperationSchema }),
  /** What has become of the operation `about`? Changes nothing at the warehouse. */
  z.object({ ...requestShape, operation: z.literal('query'), about: warehouseOperationSchema }),
]);
export type WarehouseRequest = z.infer<typeof warehouseRequestSchema>;
export const warehouseRequestMessage = jsonMessage(warehouseRequestSchema);

/**
 * - `accepted`: the warehouse has done it.
 * - `refused`: the warehouse will not do it, for good; `error.code` says why.
 * - `failed`: the warehouse, being asked, knows no such operation: it has not been done, and may be
 *   sent again under the same id.
 * - `unknown`: nobody can tell (unreachable, timeout, 5xx, lost answer); query it.
 */
export const warehouseOutcomeSchema = z.enum(['accepted', 'refused', 'failed', 'unknown']);
export type WarehouseOutcome = z.infer<typeof warehouseOutcomeSchema>;

/** Present unless the outcome is `accepted`. The code is the warehouse's own when it gave one. */
export const warehouseErrorSchema = z.object({
  code: z.string().min(1).max(100),
  message: z.string().max(1_000).optional(),
});
export type WarehouseError = z.infer<typeof warehouseErrorSchema>;

export const warehouseReplySchema = z.object({
  message_id: messageIdSchema,
  /** The `message_id` of the request that this answers. */
  request_id: messageIdSchema,
  operation_id: operationIdSchema,
  /** What the outcome is about: after a query the operation that was asked about. */
  operation: warehouseOperationSchema,
  order_id: z.uuid(),
  generation: generationSchema,
  outcome: warehouseOutcomeSchema,
  error: warehouseErrorSchema.optional(),
  correlation_id: z.string(),
  traceparent: z.string().optional(),
  replied_at: instant,
});
export type WarehouseReply = z.infer<typeof warehouseReplySchema>;
export const warehouseReplyMessage = jsonMessage(warehouseReplySchema);

/**
 * What one generation of an order is called at the warehouse, where it is a booking of its own:
 * `{orderId}`, then `{orderId}.2` and so on.
 */
export const warehouseBookingId = (orderId: string, generation: number): string =>
  generation === 1 ? orderId : `${orderId}.${generation}`;

/** `{bookingId}:{operation}` */
export const warehouseOperationId = (
  orderId: string,
  generation: number,
  operation: WarehouseOperation,
): string => `${warehouseBookingId(orderId, generation)}:${operation}`;

/**
 * `{operationId}:{kind}:{attempt}`. JetStream drops a second message with the id of one that it has
 * seen lately, so asking or sending again on purpose takes the next attempt (from 1).
 */
export const warehouseRequestId = (
  operationId: string,
  kind: 'request' | 'query',
  attempt: number,
): string => `${operationId}:${kind}:${attempt}`;

/** `{requestId}:reply:{outcome}`: the same answer to the same request collapses into one message. */
export const warehouseReplyId = (requestId: string, outcome: WarehouseOutcome): string =>
  `${requestId}:reply:${outcome}`;
