import { ledgerHeaders, orderPath, orderSchema } from '@order-ledger/contracts/http';
import { problemResponses } from '@order-ledger/service-kit';
import type { Server } from '@order-ledger/service-kit';
import { originOf } from '../../http/command-context.ts';
import { keyedRequest } from '../../http/idempotency.ts';
import { prefersAsync } from '../../http/prefer.ts';
import type { Parts } from '../../parts.ts';
import { placementHeaders } from '../../schemas/headers.ts';
import { createInFlight } from '../in-flight.ts';
import { orderAnswer, shortageProblem } from '../order-answer.ts';
import type { PlacedResult } from '../order-answer.ts';
import { orderRequest } from '../order-request.ts';
import { placeOrder } from '../place.ts';
import { placeOrderBody } from '../schemas/place-order.ts';

const schema = {
  summary: 'Place an order',
  tags: ['orders'],
  headers: placementHeaders,
  body: placeOrderBody,
  response: { 201: orderSchema, 202: orderSchema, ...problemResponses(409, 413, 415, 422) },
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
      .send(orderAnswer(result));
  });
};
