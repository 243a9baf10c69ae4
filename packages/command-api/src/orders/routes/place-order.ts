import type { Server } from '@order-ledger/service-kit';

import { originOf } from '../../http/command-context.ts';
import { keyedRequest } from '../../http/idempotency.ts';
import { prefersAsync } from '../../http/prefer.ts';
import { ledgerHeaders } from '../../http/reply-headers.ts';
import type { Parts } from '../../parts.ts';
import { placementHeaders } from '../../schemas/headers.ts';
import { problemResponses } from '../../schemas/problem-responses.ts';
import { createInFlight } from '../in-flight.ts';
import { orderPath } from '../order-actions.ts';
import { shortageProblem } from '../order-answer.ts';
import type { PlacedResult } from '../order-answer.ts';
import { orderBody } from '../order-body.ts';
import { orderRequest } from '../order-request.ts';
import { placeOrder } from '../place.ts';
import { orderSchema } from '../schemas/order.ts';
import { placeOrderBody } from '../schemas/place-order.ts';

const schema = {
  summary: 'Place an order',
  tags: ['orders'],
  headers: placementHeaders,
  body: placeOrderBody,
  response: { 201: orderSchema, 202: orderSchema, ...problemResponses(409) },
};

/** `POST /orders`: 201 with its stock reserved, or 202 with `Prefer: respond-async`. */
export const placeOrderRoute = (app: Server, parts: Parts): void => {
  const inFlight = createInFlight<PlacedResult>();
  app.post('/orders', { schema }, async (request, reply) => {
    const { headers, body } = request;
    const keyed = keyedRequest(headers['idempotency-key'], body);
    const placement = {
      request: orderRequest(body, parts.defaultCurrency),
      origin: originOf(request, keyed),
      keyed,
      respondAsync: prefersAsync(headers.prefer),
    };
    const place = async () => await placeOrder(parts, placement);
    const result = keyed === undefined ? await place() : await inFlight(keyed, place);
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
      .send(orderBody(state));
  });
};
