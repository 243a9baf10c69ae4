import {
  warehouseBookingId,
  warehouseItemSchema,
  warehouseOperationSchema,
} from '@order-ledger/contracts';
import type { WarehouseRequest } from '@order-ledger/contracts';
import { z } from 'zod';

/*
 * The warehouse's own HTTP API, `/api/v1/inventory/…`, as the adapter calls it and the simulator
 * serves it. Every body is `{success: true, data}` or `{success: false, error: {code, message}}`.
 */

export const apiKeyHeader = 'x-api-key';
export const inventoryPath = '/api/v1/inventory';

/** Body of `POST /reserve`, `/commit` and `/cancel`. The id makes repetition harmless. */
export const operationBodySchema = z.object({
  operation_id: z.string().min(1).max(128),
  /** Each generation of what an order needs is an order of its own to the warehouse. */
  order_id: z.string().min(1).max(64),
  items: z.array(warehouseItemSchema).max(1_000),
});
export type OperationBody = z.infer<typeof operationBodySchema>;

export const operationBodyOf = (request: WarehouseRequest): OperationBody => ({
  operation_id: request.operation_id,
  order_id: warehouseBookingId(request.order_id, request.generation),
  items: request.items,
});

/** Data of the answer to an operation, and to `GET /query?operation_id=…` later. */
export const operationResultSchema = z.object({
  operation_id: z.string(),
  operation: warehouseOperationSchema,
  order_id: z.string(),
  outcome: z.enum(['accepted', 'refused']),
  /** Why it was refused. */
  code: z.string().optional(),
});
export type OperationResult = z.infer<typeof operationResultSchema>;

const apiErrorSchema = z.object({
  code: z.string().min(1),
  message: z.string().optional(),
});
export type ApiError = z.infer<typeof apiErrorSchema>;

export const apiAnswerSchema = z.discriminatedUnion('success', [
  z.object({ success: z.literal(true), data: z.unknown() }),
  z.object({ success: z.literal(false), error: apiErrorSchema }),
]);
export type ApiAnswer = z.infer<typeof apiAnswerSchema>;

/** The warehouse has never seen the operation that it was asked about. */
export const operationNotFound = 'operation_not_found';
