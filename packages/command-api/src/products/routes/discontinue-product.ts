import { access } from '@order-ledger/access';
import { ledgerHeaders } from '@order-ledger/contracts/http';
import type { Server } from '@order-ledger/service-kit';
import { commandContext } from '../../http/command-context.ts';
import type { Parts } from '../../parts.ts';
import { productRefusals, refusals } from '../../rejections.ts';
import { noBody } from '../../schemas/bodies.ts';
import { revisionHeaders } from '../../schemas/headers.ts';
import { knownProduct, productAnswer, productResult } from '../product-answer.ts';
import { productParams, productSchema } from '../schemas/products.ts';

const schemaOf = (operationId: string) => ({
  operationId,
  summary: 'Sell a product no more',
  tags: ['products'],
  headers: revisionHeaders,
  params: productParams,
  body: noBody,
  response: { 200: productSchema, ...refusals(...productRefusals) },
});

const config = { access: access.scope('products:write') };

/** The same command under two paths: orders that were placed keep their product. */
const routes = [
  { method: 'POST', url: '/products/:id/discontinue', schema: schemaOf('discontinueProduct') },
  { method: 'DELETE', url: '/products/:id', schema: schemaOf('deleteProduct') },
] as const;

export const discontinueProductRoutes = (app: Server, parts: Parts): void => {
  const { products, readKey, now, newId } = parts;
  for (const route of routes) {
    app.route({
      ...route,
      config,
      handler: async (request, reply) => {
        const { body, params, headers } = request;
        const { id } = params;
        knownProduct(await products.load(id));
        const keyed = readKey(headers['idempotency-key'], body);
        const ids = { newId, target: id, expectedRevision: headers['if-match'] };
        const context = commandContext(request, keyed, ids);
        const command = { type: 'DiscontinueProduct', at: now().toISOString() } as const;
        const result = productResult(id, await products.execute(id, command, context));
        return await reply.headers(ledgerHeaders(result)).send(productAnswer(result));
      },
    });
  }
};
