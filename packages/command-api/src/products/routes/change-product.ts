import { access } from '@order-ledger/access';
import { ledgerHeaders } from '@order-ledger/contracts/http';
import type { Server } from '@order-ledger/service-kit';
import { commandContext } from '../../http/command-context.ts';
import { readAmount } from '../../orders/amounts.ts';
import type { Parts } from '../../parts.ts';
import { commandProblem, productRefusals, refusals } from '../../rejections.ts';
import { revisionHeaders } from '../../schemas/headers.ts';
import { knownProduct, productAnswer, productResult } from '../product-answer.ts';
import { changeProductBody, productParams, productSchema } from '../schemas/products.ts';

const schema = {
  operationId: 'changeProduct',
  summary: 'Rename or reprice a product',
  tags: ['products'],
  headers: revisionHeaders,
  params: productParams,
  body: changeProductBody,
  response: {
    200: productSchema,
    ...refusals(
      ...productRefusals,
      'amount_out_of_range',
      'currency_mismatch',
      'invalid_name',
      'product_discontinued',
    ),
  },
};

const config = { access: access.scope('products:write') };

/** `PATCH /products/:id`: what is placed from now on is at the new price. */
export const changeProductRoute = (app: Server, parts: Parts): void => {
  const { products, readKey, now, newId } = parts;
  app.patch('/products/:id', { schema, config }, async (request, reply) => {
    const { body, params, headers } = request;
    const { id } = params;
    const { product } = knownProduct(await products.load(id)).state;
    const { name, price, currency = product.currency } = body;
    if (currency !== product.currency) {
      throw commandProblem('currency_mismatch', { extra: { currency: product.currency } });
    }
    const keyed = readKey(headers['idempotency-key'], body);
    const ids = { newId, target: id, expectedRevision: headers['if-match'] };
    const command = {
      type: 'ChangeProduct' as const,
      ...(name !== undefined && { name }),
      ...(price !== undefined && { price: readAmount(price, currency, '/price') }),
      at: now().toISOString(),
    };
    const context = commandContext(request, keyed, ids);
    const result = productResult(id, await products.execute(id, command, context));
    return await reply.headers(ledgerHeaders(result)).send(productAnswer(result));
  });
};
