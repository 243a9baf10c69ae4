import { ledgerHeaders, productId, warehouseId } from '@order-ledger/contracts/http';
import { type StockKey, findStock, findStockOfProduct } from '@order-ledger/read-model';
import { type Server, problemResponses } from '@order-ledger/service-kit';
import { z } from 'zod';
import { minPosition, positionHeaders, requiredPosition } from '../http/ledger-position.ts';
import { queryProblem } from '../http/problems.ts';
import type { Parts } from '../parts.ts';
import { batchItems, stockAnswer } from './stock-body.ts';
import { batchBody, batchSchema, stockListSchema, stockSchema } from './stock.schema.ts';

const positioned = { querystring: z.strictObject(minPosition), headers: positionHeaders };

/** `GET /inventory/:productId/:warehouseId`: one product at one warehouse. */
export const getStock = (app: Server, { db, reader }: Parts): void => {
  const params = z.object({ productId, warehouseId });
  const schema = {
    ...positioned,
    params,
    response: { 200: stockSchema, ...problemResponses(404) },
  };
  app.get('/inventory/:productId/:warehouseId', { schema }, async (request, reply) => {
    const { position, rows } = await reader.read(
      'stock',
      requiredPosition(request),
      reader.deadlineMs(),
      async () => await findStock(db, [request.params]),
    );
    const [row] = rows;
    if (row === undefined) throw queryProblem('stock_item_not_found');
    return await reply.headers(ledgerHeaders({ position })).send(stockAnswer(row));
  });
};

/** `GET /inventory/:productId`: one product at every warehouse that has had it. */
export const getStockOfProduct = (app: Server, { db, reader }: Parts): void => {
  const params = z.object({ productId });
  const schema = {
    ...positioned,
    params,
    response: { 200: stockListSchema, ...problemResponses() },
  };
  app.get('/inventory/:productId', { schema }, async (request, reply) => {
    const { position, rows } = await reader.read(
      'stock',
      requiredPosition(request),
      reader.deadlineMs(),
      async () => await findStockOfProduct(db, request.params.productId),
    );
    return await reply
      .headers(ledgerHeaders({ position }))
      .send({ data: rows.map(stockAnswer), meta: { total: rows.length } });
  });
};

/** `POST /inventory/batch`: a query with a body, for up to 100 items. */
export const getStockBatch = (app: Server, { db, reader }: Parts): void => {
  const schema = {
    ...positioned,
    body: batchBody,
    response: { 200: batchSchema, ...problemResponses(413, 415) },
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
    const data = batchItems(items, rows);
    return await reply
      .headers(ledgerHeaders({ position }))
      .send({ data, meta: { total: data.length } });
  });
};
