import { access } from '@order-ledger/access';
import { ledgerHeaders, orderSchema } from '@order-ledger/contracts/http';
import type { Server } from '@order-ledger/service-kit';
import { commandContext } from '../../http/command-context.ts';
import type { Orders, Parts } from '../../parts.ts';
import { orderRefusals, refusals } from '../../rejections.ts';
import { revisionHeaders } from '../../schemas/headers.ts';
import { orderAnswer, placedResult } from '../order-answer.ts';
import { readAmount } from '../order-request.ts';
import { orderParams, payOrderBody } from '../schemas/change-order.ts';

const schema = {
  operationId: 'payOrder',
  summary: 'Record the payment of an order',
  tags: ['orders'],
  headers: revisionHeaders,
  params: orderParams,
  body: payOrderBody,
  response: {
    200: orderSchema,
    ...refusals(...orderRefusals, 'already_paid', 'payment_amount_mismatch', 'payment_overdue'),
  },
};

/** Not for customers: a payment is on record when whoever got the money says so. */
const config = { access: access.scope('payments:write') };

/** An amount without a currency is one of the order's. */
const currencyOf = async (orders: Orders, orderId: string, fallback: string): Promise<string> => {
  const { state } = await orders.load(orderId);
  return 'order' in state ? state.order.currency : fallback;
};

/** `POST /orders/:id/payment`: the process manager then confirms its reservations. */
export const payOrderRoute = (app: Server, parts: Parts): void => {
  const { orders, now, newId, defaultCurrency } = parts;
  app.post('/orders/:id/payment', { schema, config }, async (request, reply) => {
    const { body, params, headers } = request;
    const { method, reference } = body;
    const keyed = parts.readKey(headers['idempotency-key'], body);
    const ids = { newId, target: params.id, expectedRevision: headers['if-match'] };
    const context = commandContext(request, keyed, ids);
    const currency = body.currency ?? (await currencyOf(orders, params.id, defaultCurrency));
    const paid = body.amount !== undefined && {
      paid: { amount: readAmount(body.amount, currency, '/amount'), currency },
    };
    const at = now().toISOString();
    const command = { type: 'PayOrder', method, reference, at, ...paid } as const;
    const result = placedResult(params.id, await orders.execute(params.id, command, context));
    return await reply.headers(ledgerHeaders(result)).send(orderAnswer(result));
  });
};
