import { randomUUID } from 'node:crypto';
import { access } from '@order-ledger/access';
import type { RouteCases } from '@order-ledger/access/testing';
import { placeOrder, testItem as item, testTime as at } from '@order-ledger/projector/testing';
import type { System } from '../support/system.ts';

const ofOrders = access.scope('orders:read', { customer: 'own' });
const ofStock = access.scope('inventory:read', { customer: 'any' });

/** How the routes are called; a projector runs. */
export const routeCases = async ({ writer, personalData }: System): Promise<RouteCases> => {
  const stocked = await writer.stock(item, {
    type: 'ReceiveStock',
    item,
    movementId: 'delivery-1',
    quantity: 5,
    reason: '',
    at,
  });
  const atLeast = (position: bigint) => ({ headers: { 'ledger-position': `${position}` } });

  return {
    'GET /api/v1/orders': {
      access: ofOrders,
      call: (owner) => ({
        url: owner === null ? '/api/v1/orders' : `/api/v1/orders?user_id=${owner}`,
      }),
      unowned: 'own',
    },
    'GET /api/v1/orders/:id': {
      access: ofOrders,
      call: async (owner) => {
        const id = randomUUID();
        const shippingAddress = await personalData.seal(`guest:${id}`, '"1 Main Street"');
        const facts = { userId: owner, shippingAddress };
        const position = await writer.order(id, placeOrder(id, facts));
        return { url: `/api/v1/orders/${id}`, ...atLeast(position) };
      },
    },
    'GET /api/v1/inventory/:productId/:warehouseId': {
      access: ofStock,
      call: () => ({ url: '/api/v1/inventory/tea/main', ...atLeast(stocked) }),
    },
    'GET /api/v1/inventory/:productId': {
      access: ofStock,
      call: () => ({ url: '/api/v1/inventory/tea', ...atLeast(stocked) }),
    },
    'POST /api/v1/inventory/batch': {
      access: ofStock,
      call: () => ({
        url: '/api/v1/inventory/batch',
        payload: { items: [{ product_id: 'tea', warehouse_id: 'main' }] },
        ...atLeast(stocked),
      }),
    },
  };
};
