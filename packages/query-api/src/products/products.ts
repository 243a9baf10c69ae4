import { access } from '@order-ledger/access';
import {
  instant,
  ledgerHeaders,
  productBody,
  productId,
  productShape,
} from '@order-ledger/contracts/http';
import { type ProductRow, listProducts } from '@order-ledger/read-model';
import type { Server } from '@order-ledger/service-kit';
import { z } from 'zod';
import { integerParameter } from '../http/integer-parameter.ts';
import { minPosition, positionHeaders, requiredPosition } from '../http/ledger-position.ts';
import { queryProblem, readRefusals } from '../http/problems.ts';
import type { Parts } from '../parts.ts';

const config = { access: access.scope('products:read', { customer: 'any' }) };

const productSchema = z.object({ ...productShape, created_at: instant, updated_at: instant });

/** Prices are text in the row, like every `int8`; none is too large for an exact number. */
const productAnswer = (row: ProductRow): z.input<typeof productSchema> => ({
  ...productBody(
    {
      productId: row.product_id,
      name: row.name,
      price: Number(row.price),
      currency: row.currency,
    },
    row.status,
  ),
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
});

const one = {
  operationId: 'getProduct',
  summary: 'A product of the catalogue',
  tags: ['products'],
  params: z.object({ id: productId }),
  querystring: z.strictObject(minPosition),
  headers: positionHeaders,
  response: { 200: productSchema, ...readRefusals('product_not_found') },
};

/** `GET /products/:id`. The `ETag` is the revision that commands take as `If-Match`. */
export const getProduct = (app: Server, { find, reader }: Parts): void => {
  app.get('/products/:id', { schema: one, config }, async (request, reply) => {
    const { position, rows } = await reader.read(
      'product',
      requiredPosition(request),
      reader.deadlineMs(),
      async () => await find.product(request.params.id),
    );
    if (rows === undefined) throw queryProblem('product_not_found');
    const headers = ledgerHeaders({ position, revision: BigInt(rows.revision) });
    return await reply.headers(headers).send(productAnswer(rows));
  });
};

const many = {
  operationId: 'listProducts',
  summary: 'The catalogue, by product id',
  tags: ['products'],
  querystring: z.strictObject({
    status: z.enum(['listed', 'discontinued']).optional(),
    /** Only products behind this one: `next_after` of the page before. */
    after: productId.optional(),
    limit: integerParameter(100).default(20),
    ...minPosition,
  }),
  headers: positionHeaders,
  response: {
    200: z.object({
      data: z.array(productSchema),
      /** `next_after`: for the next page, `null` on the last one. */
      meta: z.object({ limit: z.int(), next_after: z.string().nullable() }),
    }),
    ...readRefusals(),
  },
};

/** `GET /products`, a page at a time. */
export const getProducts = (app: Server, { db, reader }: Parts): void => {
  app.get('/products', { schema: many, config }, async (request, reply) => {
    const { status, after, limit } = request.query;
    const { position, rows } = await reader.read(
      'product',
      requiredPosition(request),
      reader.deadlineMs(),
      async () => await listProducts(db, { status, after, limit: limit + 1 }),
    );
    const shown = rows.slice(0, limit);
    const next = rows.length > limit ? (shown.at(-1)?.product_id ?? null) : null;
    const body = { data: shown.map(productAnswer), meta: { limit, next_after: next } };
    return await reply.headers(ledgerHeaders({ position })).send(body);
  });
};
