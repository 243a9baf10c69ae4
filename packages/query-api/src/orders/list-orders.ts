import { access, assertOwner, ownerFilter } from '@order-ledger/access';
import { ledgerHeaders } from '@order-ledger/contracts/http';
import { type OrderFilter, countOrders, listOrders } from '@order-ledger/read-model';
import type { Server } from '@order-ledger/service-kit';
import { positionHeaders, requiredPosition } from '../http/ledger-position.ts';
import { refusals } from '../http/problems.ts';
import type { Parts } from '../parts.ts';
import { listBody } from './list-body.ts';
import { type ListQuery, listQuery, listSchema } from './list.schema.ts';

const schema = {
  operationId: 'listOrders',
  summary: 'Orders, newest first',
  tags: ['orders'],
  querystring: listQuery,
  headers: positionHeaders,
  response: { 200: listSchema, ...refusals('read_model_behind', 'read_model_not_ready') },
};

const config = { access: access.scope('orders:read', { customer: 'own' }) };

/** A customer is confined to their own orders, and need not say so. */
const filterOf = (query: ListQuery, owner: string | undefined): OrderFilter => ({
  userId: owner ?? query.user_id,
  status: query.status,
  productId: query.product_id,
  placedFrom: query.created_from,
  placedTo: query.created_to,
});

/** `GET /orders`: newest first, by page with a total, or behind a cursor without one. */
export const getOrders = (app: Server, { db, reader }: Parts): void => {
  app.get('/orders', { schema, config }, async (request, reply) => {
    const { query } = request;
    const { limit, cursor: after } = query;
    if (query.user_id !== undefined) assertOwner(request, query.user_id);
    const filter = filterOf(query, ownerFilter(request));
    const page = after === undefined ? (query.page ?? 1) : null;
    const window = { limit: limit + 1, offset: ((page ?? 1) - 1) * limit, after };
    const { position, rows } = await reader.read(
      'order_listing',
      requiredPosition(request),
      reader.deadlineMs(),
      async () => await listOrders(db, filter, window),
    );
    const total = page === null ? null : await countOrders(db, filter);
    const body = listBody(rows, { limit, page, total });
    return await reply.headers(ledgerHeaders({ position })).send(body);
  });
};
