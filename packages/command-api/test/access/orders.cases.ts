import { access } from '@order-ledger/access';
import type { RouteCases } from '@order-ledger/access/testing';
import type { Server } from '@order-ledger/service-kit';
import { line, orderOf, post } from '../command-api.ts';

/**
 * How the routes of orders are called, on a product that is listed with many pieces; `open` is an
 * instance where everybody may do everything.
 */
export const orderCases = (open: Server, product: string): RouteCases => {
  const order = (owner: string | null) => ({ ...orderOf(line(product)), user_id: owner });

  const placed = async (owner: string | null): Promise<string> => {
    const { status, body } = await post(open, '/orders', order(owner));
    if (status !== 201) throw new Error(`no order: ${status} ${body.code}`);
    return `/api/v1/orders/${body.order_id}`;
  };

  return {
    'POST /api/v1/orders': {
      access: access.scope('orders:write', { customer: 'own' }),
      call: (owner) => ({ url: '/api/v1/orders', payload: order(owner) }),
      unowned: 'own',
    },
    'POST /api/v1/orders/:id/payment': {
      access: access.scope('payments:write', { customer: 'own' }),
      call: async (owner) => ({
        url: `${await placed(owner)}/payment`,
        payload: { method: 'card' },
      }),
    },
    'POST /api/v1/orders/:id/cancel': {
      access: access.scope('orders:write', { customer: 'own' }),
      call: async (owner) => ({ url: `${await placed(owner)}/cancel` }),
    },
  };
};
