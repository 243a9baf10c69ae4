import { ledgerHeaders, orderSchema } from '@order-ledger/contracts/http';
import type { Encrypted } from '@order-ledger/domain';
import { problemResponses } from '@order-ledger/service-kit';
import type { Server } from '@order-ledger/service-kit';
import { commandContext } from '../../http/command-context.ts';
import { keyedRequest } from '../../http/idempotency.ts';
import type { Parts } from '../../parts.ts';
import { revisionHeaders } from '../../schemas/headers.ts';
import { orderAnswer, placedResult } from '../order-answer.ts';
import { cancelOrderBody, orderParams } from '../schemas/change-order.ts';

const schema = {
  summary: 'Cancel an order',
  tags: ['orders'],
  headers: revisionHeaders,
  params: orderParams,
  body: cancelOrderBody,
  response: { 200: orderSchema, ...problemResponses(404, 409, 412, 413, 415, 422) },
};

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
  app.post('/orders/:id/cancel', { schema }, async (request, reply) => {
    const { body, params, headers } = request;
    const keyed = keyedRequest(headers['idempotency-key'], body);
    const ids = { newId, target: params.id, expectedRevision: headers['if-match'] };
    const context = commandContext(request, keyed, ids);
    const comment = await sealReason(parts, params.id, body.reason);
    const at = now().toISOString();
    const command = { type: 'CancelOrder', code: 'requested', comment, at } as const;
    const result = placedResult(params.id, await orders.execute(params.id, command, context));
    return await reply.headers(ledgerHeaders(result)).send(orderAnswer(result));
  });
};
