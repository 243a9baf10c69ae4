import { type StockKey, findStock, findStockOfProduct } from '@order-ledger/read-model';
import type { Server } from '@order-ledger/service-kit';
import { z } from 'zod';
import { productId, warehouseId } from '../http/fields.ts';
import {
  minPosition,
  positionHeaders,
  requiredPosition,
  sendPosition,
} from '../http/ledger-position.ts';
import { queryProblem } from '../http/problems.ts';
import { problemResponses } from '../http/problem-responses.ts';
import type { Parts } from '../parts.ts';
import { batchItems, stockBody } from './stock-body.ts';
import { batchBody, batchSchema, stockListSchema, stockSchema } from './stock.schema.ts';

const positioned = { querystring: z.strictObject(minPosition), headers: positionHeaders };

/** `GET /inventory/:productId/:warehouseId`: one product at one warehouse. */
export const getStock = (app: Server, { db, reader }: Parts): void => {
  const params = z.object({ productId, warehouseId });
  const schema = { ...positioned, params, response: { 200: stockSchema, ...problemResponses } };
  app.get('/inventory/:productId/:warehouseId', { schema }, async (request, reply) => {
    const { position, rows } = await reader.read(
      'stock',
      requiredPosition(request),
      reader.deadlineMs(),
      async () => await findStock(db, [request.params]),
    );
    const [row] = rows;
    if (row === undefined) throw queryProblem('stock_item_not_found');
    sendPosition(reply, position);
    return await reply.send(stockBody(row));
  });
};

/** `GET /inventory/:productId`: one product at every warehouse that has had it. */
export const getStockOfProduct = (app: Server, { db, reader }: Parts): void => {
  const params = z.object({ productId });
  const schema = { ...positioned, params, response: { 200: stockListSchema, ...problemResponses } };
  app.get('/inventory/:productId', { schema }, async (request, reply) => {
    const { position, rows } = await reader.read(
      'stock',
      requiredPosition(request),
      reader.deadlineMs(),
      async () => await findStockOfProduct(db, request.params.productId),
    );
    sendPosition(reply, position);
    return await reply.send({ data: rows.map(stockBody), meta: { total: rows.length } });
  });
};

/** `POST /inventory/batch`: a query with a body, for up to 100 items. */
export const getStockBatch = (app: Server, { db, reader }: Parts): void => {
  const schema = {
    ...positioned,
    body: batchBody,
    response: { 200: batchSchema, ...problemResponses },
  };
  app.post('/inventory/batch', { schema }, async (request, reply) => {
    const items: StockKey[] = request.body.items.map((item) => ({
      productId: item.product_id,
      warehouseId: item.warehouse_id,
    }));
    const { position, rows } = await reader.read(
      'stock',
      requiredPosition(request),
      reader.deadlineMs(),
      async () => await findStock(db, items),
    );
    sendPosition(reply, position);
    const data = batchItems(items, rows);
    return await reply.send({ data, meta: { total: data.length } });
  });
};
