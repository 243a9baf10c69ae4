import { access } from '@order-ledger/access';
import type { RouteCases } from '@order-ledger/access/testing';
import type { Server } from '@order-ledger/service-kit';
import { post, stocked } from '../command-api.ts';

const hour = 3_600_000;

/** How reservations are made and changed; `open` is an instance where everybody may do everything. */
export const reservationCases = async (open: Server): Promise<RouteCases> => {
  const product = await stocked(open, 10_000);
  const item = { product_id: product, warehouse_id: 'main', quantity: 1 };
  const inHours = (hours: number) => new Date(Date.now() + hours * hour).toISOString();
  let orders = 0;
  const newOrder = () => ({ order_id: `shop-${(orders += 1)}` });

  const reserved = async () => {
    const order = newOrder();
    const { status, body } = await post<{ reservation_id: string; code: string }>(
      open,
      '/inventory/reserve',
      { ...order, items: [item] },
    );
    if (status !== 200) throw new Error(`nothing held: ${status} ${body.code}`);
    return { order, url: `/api/v1/reservations/${body.reservation_id}` };
  };

  const rule = access.scope('inventory:write');
  return {
    'POST /api/v1/inventory/reserve': {
      access: rule,
      call: () => ({
        url: '/api/v1/inventory/reserve',
        payload: { ...newOrder(), items: [item] },
      }),
    },
    'POST /api/v1/inventory/confirm': {
      access: rule,
      call: async () => ({
        url: '/api/v1/inventory/confirm',
        payload: (await reserved()).order,
      }),
    },
    'POST /api/v1/inventory/release': {
      access: rule,
      call: async () => ({
        url: '/api/v1/inventory/release',
        payload: (await reserved()).order,
      }),
    },
    'POST /api/v1/reservations': {
      access: rule,
      call: () => ({ url: '/api/v1/reservations', payload: { ...item, expires_at: inHours(1) } }),
    },
    'POST /api/v1/reservations/cleanup': {
      access: rule,
      call: () => ({ url: '/api/v1/reservations/cleanup' }),
    },
    'POST /api/v1/reservations/:id/deactivate': {
      access: rule,
      call: async () => ({ url: `${(await reserved()).url}/deactivate` }),
    },
    'POST /api/v1/reservations/:id/extend': {
      access: rule,
      call: async () => ({
        url: `${(await reserved()).url}/extend`,
        payload: { expires_at: inHours(100) },
      }),
    },
  };
};
