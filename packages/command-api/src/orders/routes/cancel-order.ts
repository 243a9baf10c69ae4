import { access } from '@order-ledger/access';
import { ledgerHeaders, orderSchema } from '@order-ledger/contracts/http';
import type { Encrypted } from '@order-ledger/domain';
import type { Server } from '@order-ledger/service-kit';
import { commandContext } from '../../http/command-context.ts';
import type { Parts } from '../../parts.ts';
import { orderRefusals, refusals } from '../../rejections.ts';
import { revisionHeaders } from '../../schemas/headers.ts';
import { orderAnswer, placedResult } from '../order-answer.ts';
import { assertOrderOwner } from '../owner.ts';
import { cancelOrderBody, orderParams } from '../schemas/change-order.ts';

const schema = {
  operationId: 'cancelOrder',
  summary: 'Cancel an order',
  tags: ['orders'],
  headers: revisionHeaders,
  params: orderParams,
  body: cancelOrderBody,
  response: { 200: orderSchema, ...refusals(...orderRefusals) },
};

const config = { access: access.scope('orders:write', { customer: 'own' }) };

/** A reason may name people, so it is sealed for the person whose order it is. */
const sealReason = async (
  { orders, personalData }: Parts,
  orderId: string,
  reason: string | undefined,
): Promise<Encrypted | null> => {
  if (reason === undefined) return null;
  const { state } = await orders.load(orderId);
  if (!('order' in state)) return null;
  return await personalData.seal(state.order.shippingAddress.personId, reason);
};

/** `POST /orders/:id/cancel`: the process manager then gives the stock back. */
export const cancelOrderRoute = (app: Server, parts: Parts): void => {
  const { orders, now, newId } = parts;
  app.post('/orders/:id/cancel', { schema, config }, async (request, reply) => {
    const { body, params, headers } = request;
    const keyed = parts.readKey(headers['idempotency-key'], body);
    const ids = { newId, target: params.id, expectedRevision: headers['if-match'] };
    const context = commandContext(request, keyed, ids);
    await assertOrderOwner(request, orders, params.id);
    const comment = await sealReason(parts, params.id, body.reason);
    const at = now().toISOString();
    const command = { type: 'CancelOrder', code: 'requested', comment, at } as const;
    const result = placedResult(params.id, await orders.execute(params.id, command, context));
    return await reply.headers(ledgerHeaders(result)).send(orderAnswer(result));
  });
};
