import { access, assertNoCustomer } from '@order-ledger/access';
import type { OrderCommandOf } from '@order-ledger/domain';
import type { z } from 'zod';
import { commandProblem, rejectionProblem } from '../../rejections.ts';
import { readAmount } from '../amounts.ts';
import { orderRoute } from '../order-command.ts';
import type { OrderInput } from '../order-input.ts';
import { orderParams, payOrderBody } from '../schemas/change-order.ts';

type Input = OrderInput<z.output<typeof payOrderBody>, z.output<typeof orderParams>>;

/** What the caller says was or is to be paid; an amount without a currency is one of the order's. */
const paidOf = async ({ body, current }: Input) => {
  const { amount } = body;
  if (amount === undefined) return undefined;
  const currency = body.currency ?? (await current()).order.currency;
  return { amount: readAmount(amount, currency, '/amount'), currency };
};

/** Money that came: whoever got it says so. */
const record = async (input: Input, reference: string): Promise<OrderCommandOf<'PayOrder'>> => {
  assertNoCustomer(input.request, 'customers may only have the payment provider charge them');
  const { method } = input.body;
  const paid = await paidOf(input);
  return { type: 'PayOrder', method, reference, at: input.at, ...(paid && { paid }) };
};

/** The provider charges the total; a caller who expects another amount is told. */
const ask = async (input: Input): Promise<OrderCommandOf<'RequestPayment'>> => {
  const { body, parts, params, at, current } = input;
  if (!parts.hasPaymentProvider) throw commandProblem('no_payment_provider');
  const paid = await paidOf(input);
  if (paid !== undefined) {
    const { currency, totals } = (await current()).order;
    const expected = { amount: totals.total, currency };
    if (paid.amount !== expected.amount || paid.currency !== currency) {
      const rejection = { code: 'payment_amount_mismatch', expected } as const;
      throw rejectionProblem(params.id, { rejection });
    }
  }
  return { type: 'RequestPayment', method: body.method, at };
};

/**
 * `POST /orders/:id/payment`. With a reference the payment is on record, and the process manager
 * confirms the reservations; without one the payment provider is asked: 202.
 */
export const payOrderRoute = orderRoute({
  method: 'POST',
  path: '/:id/payment',
  operationId: 'payOrder',
  summary: 'Record the payment of an order, or have the payment provider charge it',
  access: access.scope('payments:write', { customer: 'own' }),
  params: orderParams,
  body: payOrderBody,
  sends: ['PayOrder', 'RequestPayment'],
  refuses: ['no_payment_provider', 'payment_amount_mismatch'],
  command: async (input) => {
    const { reference } = input.body;
    return await (reference === undefined ? ask(input) : record(input, reference));
  },
  status: ({ reference }) => (reference === undefined ? 202 : 200),
});
