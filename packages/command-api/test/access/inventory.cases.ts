import { access } from '@order-ledger/access';
import type { RouteCases } from '@order-ledger/access/testing';

const delivery = { type: 'received', product_id: 'delivered', warehouse_id: 'main', quantity: 1 };

export const inventoryCases: RouteCases = {
  'POST /api/v1/inventory/update': {
    access: access.scope('inventory:write'),
    call: () => ({ url: '/api/v1/inventory/update', payload: delivery }),
  },
};
