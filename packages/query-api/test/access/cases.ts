import { randomUUID } from 'node:crypto';
import { access } from '@order-ledger/access';
import type { RouteCase, RouteCases } from '@order-ledger/access/testing';
import { placeOrder, testItem as item, testTime as at } from '@order-ledger/projector/testing';
import type { System } from '../support/system.ts';

const ofOrders = access.scope('orders:read', { customer: 'own' });
const ofStock = access.scope('inventory:read', { customer: 'any' });
const ofProducts = access.scope('products:read', { customer: 'any' });
const ofAudit = access.scope('audit:read', { customer: 'own' });

const atLeast = (position: bigint) => ({ headers: { 'ledger-position': `${position}` } });

/** The orders of a user or, of nobody in particular, all that the caller may have. */
const listed = (path: string): RouteCase => ({
  access: ofOrders,
  call: (owner) => ({ url: `/api/v1${path}${owner === null ? '' : `?user_id=${owner}`}` }),
  unowned: 'own',
});

/** Routes of one order. */
const orderCases = ({ writer, personalData }: System): RouteCases => {
  const place = async (owner: string | null) => {
    const id = randomUUID();
    const shippingAddress = await personalData.seal(`guest:${id}`, '"1 Main Street"');
    await writer.order(id, placeOrder(id, { userId: owner, shippingAddress }));
    const command = { type: 'CancelOrder', code: 'requested', comment: null, at } as const;
    return { id, position: await writer.order(id, command) };
  };
  /** Who reads changes nothing: one order of each owner serves every route and caller. */
  const orders = new Map<string | null, ReturnType<typeof place>>();
  const placed = async (owner: string | null) => {
    const order = orders.get(owner) ?? place(owner);
    orders.set(owner, order);
    return await order;
  };
  const one = (path: string, access = ofOrders): RouteCase => ({
    access,
    call: async (owner) => {
      const { id, position } = await placed(owner);
      return { url: `/api/v1/orders/${id}${path}`, ...atLeast(position) };
    },
  });
  return {
    'GET /api/v1/orders/:id': one(''),
    'GET /api/v1/orders/:id/history': one('/history'),
    'GET /api/v1/orders/:id/edits': one('/edits'),
    'GET /api/v1/orders/:id/reservations': one('/reservations'),
    'GET /api/v1/orders/:id/progress': one('/progress'),
    'GET /api/v1/orders/:id/events': one('/events', ofAudit),
    'GET /api/v1/orders/:id/state': one('/state', ofAudit),
    'GET /api/v1/orders/:id/diff': one('/diff?from=0', ofAudit),
  };
};

/** Routes of things that belong to no customer. */
const commonCases = (position: bigint): RouteCases => {
  const common = (access: RouteCase['access'], path: string): RouteCase => ({
    access,
    call: () => ({ url: `/api/v1${path}`, ...atLeast(position) }),
  });
  const audited = access.scope('audit:read');
  const day = 'from=2026-11-20T00:00:00Z&to=2026-11-21T00:00:00Z';
  return {
    'GET /api/v1/inventory/:productId/:warehouseId': common(ofStock, '/inventory/tea/main'),
    'GET /api/v1/inventory/:productId': common(ofStock, '/inventory/tea'),
    'POST /api/v1/inventory/batch': {
      access: ofStock,
      call: () => ({
        url: '/api/v1/inventory/batch',
        payload: { items: [{ product_id: 'tea', warehouse_id: 'main' }] },
        ...atLeast(position),
      }),
    },
    'GET /api/v1/inventory/:productId/:warehouseId/events': common(
      audited,
      '/inventory/tea/main/events',
    ),
    'GET /api/v1/inventory/:productId/:warehouseId/state': common(
      audited,
      '/inventory/tea/main/state',
    ),
    'GET /api/v1/inventory/:productId/:warehouseId/diff': common(
      audited,
      '/inventory/tea/main/diff?from=0',
    ),
    'GET /api/v1/reservations/:id': common(access.scope('inventory:read'), `/reservations/${held}`),
    'GET /api/v1/causes/:id': common(audited, '/causes/test'),
    'GET /api/v1/projections': common(audited, '/projections'),
    'GET /api/v1/products': common(ofProducts, '/products'),
    'GET /api/v1/products/:id': common(ofProducts, '/products/tea'),
    'GET /api/v1/analytics/orders': common(access.scope('orders:read'), `/analytics/orders?${day}`),
  };
};

const held = `hold-${randomUUID()}`;

/** How the routes are called; a projector runs. */
export const routeCases = async (system: System): Promise<RouteCases> => {
  const { writer } = system;
  await writer.stock(item, {
    type: 'ReceiveStock',
    item,
    movementId: 'delivery-1',
    quantity: 5,
    reason: '',
    at,
  });
  await writer.stock(item, {
    type: 'ReserveStock',
    reservationId: held,
    quantity: 1,
    expiresAt: '2026-11-20T11:00:00.000Z',
    at,
  });
  const product = { productId: 'tea', name: 'Tea', price: 999, currency: 'USD', at };
  const position = await writer.product('tea', { type: 'CreateProduct', ...product });
  return {
    'GET /api/v1/orders': listed('/orders'),
    'GET /api/v1/orders/product/:productId': listed('/orders/product/tea'),
    ...orderCases(system),
    ...commonCases(position),
  };
};
