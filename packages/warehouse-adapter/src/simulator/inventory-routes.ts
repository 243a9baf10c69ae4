import type { Server } from '@order-ledger/service-kit';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { operationBodySchema, operationNotFound } from '../warehouse-api.ts';
import type { ApiAnswer, OperationResult } from '../warehouse-api.ts';
import type { Called, Calls } from './calls.ts';
import type { OperationEntry } from './entry.ts';
import { availableOf, levelOf, newestBookingOf } from './inventory.ts';
import { summaryOf } from './summary.ts';
import type { Warehouse } from './warehouse.ts';

const stockItemSchema = z.object({ product_id: z.string(), warehouse_id: z.string() });
type StockItem = z.infer<typeof stockItemSchema>;

export const success = (data: unknown): ApiAnswer => ({ success: true, data });
export const failure = (code: string, message: string): ApiAnswer => ({
  success: false,
  error: { code, message },
});

const resultOf = (entry: OperationEntry): OperationResult => ({
  operation_id: entry.operation_id,
  operation: entry.operation,
  order_id: entry.order_id,
  outcome: entry.outcome,
  ...(entry.code !== undefined && { code: entry.code }),
});

type Answer = readonly [status: number, body: ApiAnswer];

/**
 * The body as the call's fate has it, with its status set; or nothing, on a connection that is cut
 * or left open until the caller hangs up.
 */
const answer = <Result>(
  reply: FastifyReply,
  called: Called<Result>,
  answerOf: (result: Result) => Answer,
): ApiAnswer | undefined => {
  if (called.seen === 'cut' || called.seen === 'silence') {
    reply.hijack();
    if (called.seen === 'cut') reply.raw.destroy();
    return undefined;
  }
  const [status, body] = called.seen === 'error' ? inTrouble : answerOf(called.result);
  reply.code(status);
  return body;
};

const inTrouble: Answer = [500, failure('internal_error', 'the warehouse is in trouble')];

const answerOfOperation = (entry: OperationEntry): Answer =>
  entry.outcome === 'accepted'
    ? [200, success(resultOf(entry))]
    : [409, failure(entry.code ?? 'refused', `${entry.operation} refused`)];

const answerOfQuery = (entry: OperationEntry | undefined): Answer =>
  entry === undefined
    ? [404, failure(operationNotFound, 'never heard of this operation')]
    : [200, success(resultOf(entry))];

const operationRoutes = (app: Server, calls: Calls): void => {
  for (const operation of ['reserve', 'commit', 'cancel'] as const) {
    app.post(`/${operation}`, { schema: { body: operationBodySchema } }, async (request, reply) => {
      return answer(reply, await calls.perform(operation, request.body), answerOfOperation);
    });
  }
  const querystring = z.object({ operation_id: z.string() });
  app.get('/query', { schema: { querystring } }, async (request, reply) =>
    answer(reply, await calls.query(request.query.operation_id), answerOfQuery),
  );
};

const stockRoutes = (app: Server, { inventory, setStock }: Warehouse): void => {
  const levelAt = (item: StockItem) => {
    const level = levelOf(inventory, item);
    const { onHand: on_hand, reserved, committed } = level;
    const available = availableOf(level);
    return { ...item, on_hand, reserved, committed, available };
  };
  app.get('/get', { schema: { querystring: stockItemSchema } }, async (request) =>
    success(levelAt(request.query)),
  );
  const batch = z.object({ items: z.array(stockItemSchema).max(1_000) });
  app.post('/batch', { schema: { body: batch } }, async (request) =>
    success(request.body.items.map(levelAt)),
  );
  const update = z.object({ ...stockItemSchema.shape, quantity: z.int().min(0) });
  app.post('/update', { schema: { body: update } }, async (request) => {
    await setStock(request.body);
    return success(levelAt(request.body));
  });
};

/** The warehouse's HTTP API, and two looks into its books for tests. */
export const inventoryRoutes = (app: Server, warehouse: Warehouse, calls: Calls): void => {
  operationRoutes(app, calls);
  stockRoutes(app, warehouse);
  const params = z.object({ orderId: z.string() });
  app.get('/orders/:orderId', { schema: { params } }, async (request, reply) => {
    const order_id = newestBookingOf(warehouse.inventory, request.params.orderId);
    const order = warehouse.inventory.orders.get(order_id);
    if (order !== undefined) return success({ order_id, ...order });
    return await reply.code(404).send(failure('order_not_found', 'never heard of this order'));
  });
  app.get('/summary', async () => success(summaryOf(warehouse.inventory, calls.count())));
};
