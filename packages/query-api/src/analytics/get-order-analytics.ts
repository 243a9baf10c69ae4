import { access } from '@order-ledger/access';
import { ledgerHeaders } from '@order-ledger/contracts/http';
import { sumOrders } from '@order-ledger/read-model';
import type { Server } from '@order-ledger/service-kit';
import { positionHeaders, requiredPosition } from '../http/ledger-position.ts';
import { readRefusals } from '../http/problems.ts';
import type { Parts } from '../parts.ts';
import { analyticsBody } from './analytics-body.ts';
import { analyticsQuery, analyticsSchema } from './analytics.schema.ts';

const schema = {
  operationId: 'getOrderAnalytics',
  summary: 'Orders by day: how many in which status, what they are worth, how many are lost',
  tags: ['analytics'],
  querystring: analyticsQuery,
  headers: positionHeaders,
  response: { 200: analyticsSchema, ...readRefusals() },
};

const config = { access: access.scope('orders:read') };

/** `GET /analytics/orders`. */
export const getOrderAnalytics = (app: Server, { db, reader }: Parts): void => {
  app.get('/analytics/orders', { schema, config }, async (request, reply) => {
    const { position, rows } = await reader.read(
      ['order_listing', 'reservation'],
      requiredPosition(request),
      reader.deadlineMs(),
      async () => await sumOrders(db, request.query),
    );
    return await reply.headers(ledgerHeaders({ position })).send(analyticsBody(rows));
  });
};
