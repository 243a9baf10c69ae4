import { access } from '@order-ledger/access';
import type { RouteCases } from '@order-ledger/access/testing';
import type { Server } from '@order-ledger/service-kit';
import { line, orderOf, post, stocked } from '../command-api.ts';

/** How personal data is erased; `open` is an instance where everybody may do everything. */
export const customerCases = async (open: Server): Promise<RouteCases> => {
  const product = await stocked(open, 10_000);
  const guest = { ...orderOf(line(product)), user_id: null };
  return {
    'DELETE /api/v1/customers/:id/personal-data': {
      access: access.scope('customers:erase', { customer: 'own' }),
      call: (owner) => ({ url: `/api/v1/customers/${owner ?? 'nobody'}/personal-data` }),
    },
    'DELETE /api/v1/orders/:id/personal-data': {
      access: access.scope('customers:erase'),
      call: async () => {
        const { body } = await post(open, '/orders', guest);
        return { url: `/api/v1/orders/${body.order_id}/personal-data` };
      },
    },
  };
};
