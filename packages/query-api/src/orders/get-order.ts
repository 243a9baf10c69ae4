import { access, assertOwner } from '@order-ledger/access';
import { ledgerHeaders, orderId } from '@order-ledger/contracts/http';
import { type AsOf, type OrderDetailsRow, findOrder } from '@order-ledger/read-model';
import type { Server } from '@order-ledger/service-kit';
import { z } from 'zod';
import { minPosition, positionHeaders, requiredPosition } from '../http/ledger-position.ts';
import { queryProblem, refusals } from '../http/problems.ts';
import type { Parts } from '../parts.ts';
import { positionOfOrder } from './ledger-order.ts';
import { openTexts } from './opened-texts.ts';
import { orderDetailsBody } from './order-body.ts';
import { orderDetailsSchema } from './order.schema.ts';

const schema = {
  operationId: 'getOrder',
  summary: 'An order with everything that is known of it',
  tags: ['orders'],
  params: z.object({ id: orderId }),
  querystring: z.strictObject(minPosition),
  headers: positionHeaders,
  response: {
    200: orderDetailsSchema,
    ...refusals('order_not_found', 'read_model_behind', 'read_model_not_ready'),
  },
};

const config = { access: access.scope('orders:read', { customer: 'own' }) };

type Found = AsOf<OrderDetailsRow>;

/**
 * The order in the read model. One that is not there yet is looked for in the ledger: what a
 * command has acknowledged is waited for, and never answered with 404.
 */
const readOrder = async (
  { db, eventStore, reader }: Parts,
  id: string,
  position: bigint,
): Promise<Found> => {
  const deadlineMs = reader.deadlineMs();
  const query = async () => await findOrder(db, id);
  const first = await reader.read('order_details', position, deadlineMs, query);
  if (first.rows !== undefined) return { ...first, rows: first.rows };
  const written = await positionOfOrder(eventStore, id);
  if (written === undefined) throw queryProblem('order_not_found');
  const second = await reader.read('order_details', written, deadlineMs, query);
  if (second.rows === undefined) throw queryProblem('read_model_behind');
  return { ...second, rows: second.rows };
};

/** `GET /orders/:id`. The `ETag` is the revision that commands take as `If-Match`. */
export const getOrder = (app: Server, parts: Parts): void => {
  app.get('/orders/:id', { schema, config }, async (request, reply) => {
    const { position, rows } = await readOrder(parts, request.params.id, requiredPosition(request));
    assertOwner(request, rows.user_id);
    const opened = await openTexts(parts.personalData, rows);
    const revision = BigInt(rows.revision);
    const headers = ledgerHeaders({ position, revision });
    return await reply.headers(headers).send(orderDetailsBody(rows, opened));
  });
};
