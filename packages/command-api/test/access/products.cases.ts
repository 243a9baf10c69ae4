import { access } from '@order-ledger/access';
import type { RouteCases } from '@order-ledger/access/testing';
import type { Server } from '@order-ledger/service-kit';
import { post } from '../command-api.ts';

/** How the routes of products are called; `open` is an instance where everybody may do everything. */
export const productCases = (open: Server): RouteCases => {
  const lamp = { name: 'Desk lamp', price: '19.90' };
  const listed = async (): Promise<string> => {
    const { body } = await post<{ product_id: string }>(open, '/products', lamp);
    return `/api/v1/products/${body.product_id}`;
  };

  return {
    'POST /api/v1/products': {
      access: access.scope('products:write'),
      call: () => ({ url: '/api/v1/products', payload: lamp }),
    },
    'PATCH /api/v1/products/:id': {
      access: access.scope('products:write'),
      call: async () => ({ url: await listed(), payload: { name: 'Lamp' } }),
    },
    'POST /api/v1/products/:id/discontinue': {
      access: access.scope('products:write'),
      call: async () => ({ url: `${await listed()}/discontinue` }),
    },
    'DELETE /api/v1/products/:id': {
      access: access.scope('products:write'),
      call: async () => ({ url: await listed() }),
    },
    'POST /api/v1/admin/cache/warmup': {
      access: access.admin,
      call: () => ({ url: '/api/v1/admin/cache/warmup', payload: { product_ids: ['lamp'] } }),
    },
  };
};
