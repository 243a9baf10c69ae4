import { access, principalOf } from '@order-ledger/access';
import { ledgerHeaders, orderPath, orderSchema } from '@order-ledger/contracts/http';
import type { Server } from '@order-ledger/service-kit';
import { originOf } from '../../http/command-context.ts';
import { prefersAsync } from '../../http/prefer.ts';
import type { Parts } from '../../parts.ts';
import { placementRefusals, refusals } from '../../rejections.ts';
import { placementHeaders } from '../../schemas/headers.ts';
import { createInFlight } from '../in-flight.ts';
import { orderAnswer, shortageProblem } from '../order-answer.ts';
import type { PlacedResult } from '../order-answer.ts';
import { orderRequest } from '../order-request.ts';
import { newOwner } from '../owner.ts';
import { placeOrder } from '../place.ts';
import { placeOrderBody } from '../schemas/place-order.ts';

const schema = {
  operationId: 'placeOrder',
  summary: 'Place an order',
  tags: ['orders'],
  headers: placementHeaders,
  body: placeOrderBody,
  response: { 201: orderSchema, 202: orderSchema, ...refusals(...placementRefusals) },
};

const config = { access: access.scope('orders:write', { customer: 'own' }) };

/** `POST /orders`: 201 with its stock reserved, or 202 with `Prefer: respond-async`. */
export const placeOrderRoute = (app: Server, parts: Parts): void => {
  const inFlight = createInFlight<PlacedResult>();
  app.post('/orders', { schema, config }, async (request, reply) => {
    const { headers, body } = request;
    const userId = newOwner(request, body.user_id);
    const keyed = parts.readKey(headers['idempotency-key'], body);
    const isTrusted = principalOf(request).kind !== 'customer';
    const rules = { ...parts, mayPrice: isTrusted, mayDiscount: isTrusted };
    const placement = {
      read: () => orderRequest(body, userId, rules),
      origin: originOf(request, keyed),
      keyed,
      respondAsync: prefersAsync(headers.prefer),
    };
    const place = async () => await placeOrder(parts, placement);
    const result =
      keyed === undefined ? await place() : await inFlight(keyed, placement.origin.actor, place);
    const { state } = result;
    if (state.status === 'rejected') throw shortageProblem(state.shortages, result);
    const isPending = state.status === 'placed';
    return await reply
      .code(isPending ? 202 : 201)
      .headers({
        ...ledgerHeaders(result),
        location: orderPath(state.order.orderId),
        ...(isPending && { 'preference-applied': 'respond-async' }),
      })
      .send(orderAnswer(result));
  });
};
