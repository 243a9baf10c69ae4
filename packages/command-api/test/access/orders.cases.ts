import { access } from '@order-ledger/access';
import type { RouteCases } from '@order-ledger/access/testing';
import type { Server } from '@order-ledger/service-kit';
import { line, orderOf, post, send } from '../command-api.ts';
import type { Ledger } from '../command-api.ts';
import { processManager } from '../process-manager.ts';

const ownOrder = access.scope('orders:write', { customer: 'own' });
const handling = access.scope('orders:write');
const money = access.scope('payments:write');

const given = async (path: string, status: number): Promise<string> => {
  if (status >= 300) throw new Error(`${path}: ${status}`);
  return await Promise.resolve(path);
};

/** Orders in every status that the routes need, each behind its path. */
const orders = (ledger: Ledger, open: Server, order: (owner: string | null) => object) => {
  const manager = processManager(ledger);

  const placed = async (owner: string | null): Promise<string> => {
    const { status, body } = await post(open, '/orders', order(owner));
    return await given(`/orders/${body.order_id}`, status);
  };

  const confirmed = async (owner: string | null): Promise<string> => {
    const path = await placed(owner);
    const payment = { method: 'card', reference: 'payment-1' };
    const { status, body } = await post(open, `${path}/payment`, payment);
    await manager.confirm(body.order_id);
    return await given(path, status);
  };

  const shipped = async (owner: string | null): Promise<string> => {
    const path = await confirmed(owner);
    const { body } = await post(open, `${path}/shipments`, { carrier: 'DHL' });
    return `${path}/shipments/${String(body['shipment_id'])}`;
  };

  const delivered = async (owner: string | null): Promise<string> => {
    const path = await confirmed(owner);
    await post(open, `${path}/shipments`, { carrier: 'DHL' });
    const { status } = await send(open, 'PATCH', `${path}/status`, { status: 'delivered' });
    return await given(path, status);
  };

  const returned = async (owner: string | null): Promise<string> => {
    const path = await delivered(owner);
    const { status, body } = await post(open, `${path}/returns`);
    return await given(`${path}/returns/${String(body['return_id'])}`, status);
  };

  const refunded = async (owner: string | null): Promise<string> => {
    const path = await confirmed(owner);
    const { status } = await post(open, `${path}/cancel`);
    return await given(`${path}/refunds/1`, status);
  };
  return { placed, confirmed, shipped, delivered, returned, refunded };
};

type Owner = string | null;

/**
 * How the routes of orders are called, on a product that is listed with many pieces; `open` is an
 * instance where everybody may do everything.
 */
export const orderCases = (ledger: Ledger, open: Server, product: string): RouteCases => {
  const order = (owner: Owner) => ({ ...orderOf(line(product)), user_id: owner });
  const { placed, confirmed, shipped, delivered, returned, refunded } = orders(ledger, open, order);

  const at =
    (pathOf: (owner: Owner) => Promise<string>, path: string, payload: object = {}) =>
    async (owner: Owner) => ({ url: `/api/v1${await pathOf(owner)}${path}`, payload });

  const cancelled = at(placed, '/status', { status: 'cancelled' });
  return {
    'POST /api/v1/orders': {
      access: ownOrder,
      call: (owner) => ({ url: '/api/v1/orders', payload: order(owner) }),
      unowned: 'own',
    },
    'POST /api/v1/orders/:id/payment': {
      access: access.scope('payments:write', { customer: 'own' }),
      call: at(placed, '/payment', { method: 'card' }),
    },
    'POST /api/v1/orders/:id/cancel': { access: ownOrder, call: at(placed, '/cancel') },
    'PATCH /api/v1/orders/:id': {
      access: ownOrder,
      call: at(placed, '', { notes: 'ring twice', items: [{ line: 1, quantity: 2 }] }),
    },
    'PATCH /api/v1/orders/:id/status': { access: ownOrder, call: cancelled },
    'PUT /api/v1/orders/:id/status': { access: ownOrder, call: cancelled },
    'POST /api/v1/orders/:id/shipments': {
      access: handling,
      call: at(confirmed, '/shipments', { carrier: 'DHL' }),
    },
    'POST /api/v1/orders/:id/shipments/:shipmentId/deliver': {
      access: handling,
      call: at(shipped, '/deliver'),
    },
    'POST /api/v1/orders/:id/returns': { access: ownOrder, call: at(delivered, '/returns') },
    'POST /api/v1/orders/:id/returns/:returnId/complete': {
      access: handling,
      call: at(returned, '/complete'),
    },
    'POST /api/v1/orders/:id/returns/:returnId/decline': {
      access: handling,
      call: at(returned, '/decline'),
    },
    'POST /api/v1/orders/:id/refunds/:refundId/complete': {
      access: money,
      call: at(refunded, '/complete', { reference: 'refund-1' }),
    },
    'POST /api/v1/orders/:id/refunds/:refundId/fail': {
      access: money,
      call: at(refunded, '/fail', { code: 'closed' }),
    },
  };
};
