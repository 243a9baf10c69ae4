import { access } from '@order-ledger/access';
import { streamName } from '@order-ledger/contracts';
import { ledgerHeaders, productPath, stockBody } from '@order-ledger/contracts/http';
import { stockItemId } from '@order-ledger/domain';
import type { ReceiveStock, StockItem } from '@order-ledger/domain';
import type { CommandContext } from '@order-ledger/event-store';
import type { Server } from '@order-ledger/service-kit';
import { commandContext, followingContext } from '../../http/command-context.ts';
import { derivedId } from '../../http/derived-id.ts';
import { useKey } from '../../http/used-keys.ts';
import { readAmount } from '../../orders/amounts.ts';
import type { Parts } from '../../parts.ts';
import { keyRefusals, refusals, rejectionProblem } from '../../rejections.ts';
import { keyHeaders } from '../../schemas/headers.ts';
import { productAnswer, productResult } from '../product-answer.ts';
import { createProductBody, createdProductSchema } from '../schemas/products.ts';
import type { CreateProductBody } from '../schemas/products.ts';

const schema = {
  operationId: 'createProduct',
  summary: 'List a product, with its first pieces',
  tags: ['products'],
  headers: keyHeaders,
  body: createProductBody,
  response: {
    201: createdProductSchema,
    ...refusals(
      ...keyRefusals,
      'amount_out_of_range',
      'id_reused',
      'invalid_name',
      'product_exists',
      'quantity_out_of_range',
    ),
  },
};

const config = { access: access.scope('products:write') };

/** The one receipt of each stock item that comes with its product, however often it is asked for. */
const firstReceipt = 'initial';

/** With a key the id derives from it: the same request is about the same product. */
const productIdOf = (
  { product_id, id }: CreateProductBody,
  { commandId, fingerprint }: CommandContext,
  newId: () => string,
): string => {
  const given = product_id ?? id;
  if (given !== undefined) return given;
  return fingerprint === undefined ? newId() : derivedId('product', commandId);
};

/** What the stock of the product is when it has its first pieces. */
const receive = async (
  { stock }: Parts,
  item: StockItem,
  quantity: number,
  context: CommandContext,
  at: string,
) => {
  const [movementId, reason] = [firstReceipt, ''];
  const command: ReceiveStock = { type: 'ReceiveStock', item, movementId, quantity, reason, at };
  const id = stockItemId(item);
  const result = await stock.execute(id, command, followingContext(context, 'receive'));
  if (result.kind === 'rejected') throw rejectionProblem(id, result);
  return { stock: stockBody(item, result.state), position: result.position };
};

/**
 * `POST /products`: lists a product and then receives its first pieces. When the process dies in
 * between, the same request goes on from there.
 */
export const createProductRoute = (app: Server, parts: Parts): void => {
  const { products, keys, readKey, now, newId, defaultCurrency, defaultWarehouse } = parts;
  app.post('/products', { schema, config }, async (request, reply) => {
    const { body, headers } = request;
    const { name, currency = defaultCurrency, qty = 0 } = body;
    const price = readAmount(body.price, currency, '/price');
    const context = commandContext(request, readKey(headers['idempotency-key'], body), { newId });
    const productId = productIdOf(body, context, newId);
    const at = now().toISOString();
    await useKey(keys, context, streamName('product', productId), at);
    const command = { type: 'CreateProduct', productId, name, price, currency, at } as const;
    const product = productResult(productId, await products.execute(productId, command, context));
    const item = { productId, warehouseId: body.warehouse_id ?? defaultWarehouse };
    const received = qty === 0 ? undefined : await receive(parts, item, qty, context, at);
    const position = received?.position ?? product.position;
    return await reply
      .code(201)
      .headers({ ...ledgerHeaders({ ...product, position }), location: productPath(productId) })
      .send({ ...productAnswer(product), stock: received?.stock ?? null });
  });
};
