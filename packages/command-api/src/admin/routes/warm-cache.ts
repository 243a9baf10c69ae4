import { access } from '@order-ledger/access';
import type { Server } from '@order-ledger/service-kit';
import type { Parts } from '../../parts.ts';
import { keyHeaders } from '../../schemas/headers.ts';
import { warmCacheBody, warmedSchema } from '../schemas/warm-cache.ts';

const schema = {
  operationId: 'warmCache',
  summary: 'Read products into the catalogue of this instance again',
  tags: ['admin'],
  headers: keyHeaders,
  body: warmCacheBody,
  response: { 200: warmedSchema },
};

const config = { access: access.admin };

/**
 * `POST /admin/cache/warmup`: the catalogue follows the ledger by itself; this is for who does not
 * want to wait for it, or does not trust it.
 */
export const warmCacheRoute = (app: Server, { products, catalogue }: Parts): void => {
  app.post('/admin/cache/warmup', { schema, config }, async ({ body }) => {
    const ids = [...new Set(body.product_ids)];
    const loaded = await Promise.all(ids.map(async (id) => ({ id, ...(await products.load(id)) })));
    for (const { id, ...known } of loaded) catalogue.learn(id, known);
    return { data: loaded.map(({ id, state }) => ({ product_id: id, status: state.status })) };
  });
};
