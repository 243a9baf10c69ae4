import { access, assertOwner } from '@order-ledger/access';
import { openTexts, sealedTextsOf } from '@order-ledger/audit/history';
import { ledgerHeaders, orderId } from '@order-ledger/contracts/http';
import type { Server } from '@order-ledger/service-kit';
import { z } from 'zod';
import { minPosition, positionHeaders, requiredPosition } from '../http/ledger-position.ts';
import { readRefusals } from '../http/problems.ts';
import type { Parts } from '../parts.ts';
import { orderDetailsBody, wholeOrderOf } from './order-body.ts';
import { orderDetailsSchema } from './order.schema.ts';
import { readOrder } from './read-order.ts';

const schema = {
  operationId: 'getOrder',
  summary: 'An order with everything that is known of it',
  tags: ['orders'],
  params: z.object({ id: orderId }),
  querystring: z.strictObject(minPosition),
  headers: positionHeaders,
  response: {
    200: orderDetailsSchema,
    ...readRefusals('order_not_found'),
  },
};

const config = { access: access.scope('orders:read', { customer: 'own' }) };

/** `GET /orders/:id`. The `ETag` is the revision that commands take as `If-Match`. */
export const getOrder = (app: Server, parts: Parts): void => {
  app.get('/orders/:id', { schema, config }, async (request, reply) => {
    const { position, rows } = await readOrder(parts, request.params.id, requiredPosition(request));
    assertOwner(request, rows.user_id);
    const texts = await openTexts(parts.personalData, sealedTextsOf(wholeOrderOf(rows)));
    const revision = BigInt(rows.revision);
    const headers = ledgerHeaders({ position, revision });
    return await reply.headers(headers).send(orderDetailsBody(rows, texts));
  });
};
