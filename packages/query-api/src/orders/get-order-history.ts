import { access, assertOwner } from '@order-ledger/access';
import { instant, ledgerHeaders, orderId } from '@order-ledger/contracts/http';
import type { Server } from '@order-ledger/service-kit';
import { z } from 'zod';
import { minPosition, positionHeaders, requiredPosition } from '../http/ledger-position.ts';
import { readRefusals } from '../http/problems.ts';
import type { Parts } from '../parts.ts';
import { readOrder } from './read-order.ts';

const step = z.object({
  /** `null`: it was placed. */
  from: z.string().nullable(),
  to: z.string(),
  at: instant,
  /** Who did it: a user, a service, or a process of the ledger. */
  actor: z.string(),
  /** A code, where there is one. */
  reason: z.string().nullable(),
  request_id: z.string(),
});

const schema = {
  operationId: 'getOrderHistory',
  summary: 'The statuses that an order has had: from, to, when, who and why',
  tags: ['orders'],
  params: z.object({ id: orderId }),
  querystring: z.strictObject(minPosition),
  headers: positionHeaders,
  response: {
    200: z.object({ data: z.array(step), meta: z.object({ total: z.int() }) }),
    ...readRefusals('order_not_found'),
  },
};

const config = { access: access.scope('orders:read', { customer: 'own' }) };

/** `GET /orders/:id/history`, oldest first. */
export const getOrderHistory = (app: Server, parts: Parts): void => {
  app.get('/orders/:id/history', { schema, config }, async (request, reply) => {
    const { position, rows } = await readOrder(parts, request.params.id, requiredPosition(request));
    assertOwner(request, rows.user_id);
    const data = rows.status_history.map(
      ({ from, to, at, actor, reason, requestId: request_id }) => ({
        from,
        to,
        at,
        actor,
        reason,
        request_id,
      }),
    );
    const headers = ledgerHeaders({ position, revision: BigInt(rows.revision) });
    return await reply.headers(headers).send({ data, meta: { total: data.length } });
  });
};
