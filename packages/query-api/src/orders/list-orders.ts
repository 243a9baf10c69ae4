import { access, assertOwner, ownerFilter } from '@order-ledger/access';
import { ledgerHeaders, productId } from '@order-ledger/contracts/http';
import { type ListWindow, type OrderFilter, listOrdersAsOf } from '@order-ledger/read-model';
import type { Server } from '@order-ledger/service-kit';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { positionHeaders, requiredPosition } from '../http/ledger-position.ts';
import { readRefusals } from '../http/problems.ts';
import type { Parts } from '../parts.ts';
import { listBody } from './list-body.ts';
import { type ListQuery, listQuery, listSchema, productListQuery } from './list.schema.ts';
import { rowsAsOf } from './rows-as-of.ts';

const shared = {
  tags: ['orders'],
  headers: positionHeaders,
  response: { 200: listSchema, ...readRefusals() },
};

const ofAll = {
  ...shared,
  operationId: 'listOrders',
  summary: 'Orders, newest first',
  querystring: listQuery,
};

const ofProduct = {
  ...shared,
  operationId: 'listOrdersOfProduct',
  summary: 'The orders that a product was ordered with, newest first',
  params: z.object({ productId }),
  querystring: productListQuery,
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

/** The orders as they are. */
const today = async (
  { listOrders, reader }: Parts,
  filter: OrderFilter,
  window: ListWindow,
  at: bigint,
) =>
  await reader.read(
    'order_listing',
    at,
    reader.deadlineMs(),
    async () => await listOrders(filter, window),
  );

/** The orders as they were at an instant. */
const past = async (
  parts: Parts,
  instant: Date,
  filter: OrderFilter,
  window: ListWindow,
  at: bigint,
) => {
  const { db, reader, eventStore } = parts;
  const { rows, ...rest } = await reader.read(
    ['order_listing', 'order_details'],
    at,
    reader.deadlineMs(),
    async () => await listOrdersAsOf(db, instant, filter, window),
  );
  return { ...rest, rows: await rowsAsOf(eventStore, rows, instant) };
};

/** A page and, unless it is behind a cursor, their number, from one query. */
const list = async (parts: Parts, query: ListQuery, filter: OrderFilter, required: bigint) => {
  const { limit, cursor: after, as_of: instant } = query;
  const page = after === undefined ? (query.page ?? 1) : null;
  const window = { limit: limit + 1, offset: ((page ?? 1) - 1) * limit, after };
  const { position, rows, total } = await (instant === undefined
    ? today(parts, filter, window, required)
    : past(parts, instant, filter, window, required));
  return { position, body: listBody(rows, { limit, page, total }) };
};

const filterFor = (request: FastifyRequest, query: ListQuery): OrderFilter => {
  if (query.user_id !== undefined) assertOwner(request, query.user_id);
  return filterOf(query, ownerFilter(request));
};

/** `GET /orders`: newest first, by page with a total, or behind a cursor without one. */
export const getOrders = (app: Server, parts: Parts): void => {
  app.get('/orders', { schema: ofAll, config }, async (request, reply) => {
    const { query } = request;
    const filter = filterFor(request, query);
    const { position, body } = await list(parts, query, filter, requiredPosition(request));
    return await reply.headers(ledgerHeaders({ position })).send(body);
  });
};

/** `GET /orders/product/:productId`: the same, of one product. */
export const getOrdersOfProduct = (app: Server, parts: Parts): void => {
  app.get('/orders/product/:productId', { schema: ofProduct, config }, async (request, reply) => {
    const query = { ...request.query, product_id: request.params.productId };
    const filter = filterFor(request, query);
    const { position, body } = await list(parts, query, filter, requiredPosition(request));
    return await reply.headers(ledgerHeaders({ position })).send(body);
  });
};
