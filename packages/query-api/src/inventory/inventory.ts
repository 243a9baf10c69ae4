import { access } from '@order-ledger/access';
import { ledgerHeaders, productId, warehouseId } from '@order-ledger/contracts/http';
import { type StockKey, findStockOfProduct } from '@order-ledger/read-model';
import type { Server } from '@order-ledger/service-kit';
import { z } from 'zod';
import { minPosition, positionHeaders, requiredPosition } from '../http/ledger-position.ts';
import { queryProblem, readRefusals } from '../http/problems.ts';
import type { Parts } from '../parts.ts';
import { batchItems, stockAnswer } from './stock-body.ts';
import { stockByItem } from './stock-by-item.ts';
import { batchBody, batchSchema, stockListSchema, stockSchema } from './stock.schema.ts';

const config = { access: access.scope('inventory:read', { customer: 'any' }) };

const positioned = {
  tags: ['inventory'],
  querystring: z.strictObject(minPosition),
  headers: positionHeaders,
};

/** `GET /inventory/:productId/:warehouseId`: one product at one warehouse. */
export const getStock = (app: Server, { find, reader }: Parts): void => {
  const params = z.object({ productId, warehouseId });
  const schema = {
    ...positioned,
    operationId: 'getStock',
    summary: 'The stock of a product at one warehouse',
    params,
    response: { 200: stockSchema, ...readRefusals('stock_item_not_found') },
  };
  app.get('/inventory/:productId/:warehouseId', { schema, config }, async (request, reply) => {
    const { position, rows: row } = await reader.read(
      'stock',
      requiredPosition(request),
      reader.deadlineMs(),
      async () => await find.stock(request.params),
    );
    if (row === undefined) throw queryProblem('stock_item_not_found');
    return await reply.headers(ledgerHeaders({ position })).send(stockAnswer(row));
  });
};

/** `GET /inventory/:productId`: one product at every warehouse that has had it. */
export const getStockOfProduct = (app: Server, { db, reader }: Parts): void => {
  const params = z.object({ productId });
  const schema = {
    ...positioned,
    operationId: 'getStockOfProduct',
    summary: 'The stock of a product at every warehouse',
    params,
    response: { 200: stockListSchema, ...readRefusals() },
  };
  app.get('/inventory/:productId', { schema, config }, async (request, reply) => {
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
    operationId: 'getStockBatch',
    summary: 'The stock of several products at once',
    body: batchBody,
    response: { 200: batchSchema, ...readRefusals() },
  };
  app.post('/inventory/batch', { schema, config }, async (request, reply) => {
    const items: StockKey[] = request.body.items.map((item) => ({
      productId: item.product_id,
      warehouseId: item.warehouse_id,
    }));
    const { position, rows } = await reader.read(
      'stock',
      requiredPosition(request),
      reader.deadlineMs(),
      async () => await stockByItem(db, items),
    );
    const data = batchItems(items, rows);
    return await reply
      .headers(ledgerHeaders({ position }))
      .send({ data, meta: { total: data.length } });
  });
};
