import { describe, expect, it } from 'vitest';
import { createCatalogue } from '../src/catalogue/catalogue.ts';
import { line, orderOf, post, send, startLedger, stocked } from './command-api.ts';

const ledger = await startLedger();
const app = ledger.instance();

interface Listed {
  readonly product_id: string;
}

/** A product with a price in the catalogue and pieces at the warehouse `main`. */
const listed = async (price = '19.90', more: object = {}): Promise<string> => {
  const product = await stocked(app, 100);
  const body = { product_id: product, name: 'Desk lamp', price, ...more };
  const { status } = await post<Listed>(app, '/products', body);
  if (status !== 201) throw new Error(`not listed: ${status}`);
  return product;
};

const reprice = async (product: string, price: string) =>
  await send<Listed>(app, 'PATCH', `/products/${product}`, { price });
const place = async (body: object, headers = {}, server = app) =>
  await post(server, '/orders', body, headers);

describe('the price of an order', () => {
  it('is the catalogue’s, sent or not', async () => {
    const product = await listed('19.90');
    const order = orderOf(line(product, 2, '19.90'), line(product, 1, 19.9), {
      product_id: product,
      warehouse_id: 'main',
    });
    const { status, body } = await place(order);
    expect([status, body.total]).toEqual([201, '79.60']);
    expect(body.items.map(({ unit_price: price }) => price)).toEqual(['19.90', '19.90', '19.90']);
  });

  it('is refused when it is another, and said', async () => {
    const product = await listed('19.90');
    const head = await ledger.head();
    const { status, body } = await place(orderOf(line(product, 1, '9.90')));
    expect([status, body.code]).toEqual([422, 'price_mismatch']);
    expect(body['products']).toEqual([
      { product_id: product, unit_price: '19.90', currency: 'USD' },
    ]);
    expect(await ledger.head()).toBe(head);
  });

  it('is in the product’s currency, and so are the charges', async () => {
    const yen = await listed('1200', { currency: 'JPY' });
    const { body } = await place({ ...orderOf({ product_id: yen }), shipping: '300' });
    expect(body).toMatchObject({ currency: 'JPY', total: '1500' });
    const cents = await place({ ...orderOf({ product_id: yen }), tax: '0.50' });
    expect([cents.status, cents.body.errors?.[0]?.pointer]).toEqual([400, '/tax']);
    const other = await place({ ...orderOf({ product_id: yen }), currency: 'USD' });
    expect([other.status, other.body.code]).toEqual([422, 'currency_mismatch']);
    expect(other.body['products']).toEqual([{ product_id: yen, currency: 'JPY' }]);
    const mixed = orderOf({ product_id: await listed() }, { product_id: yen });
    expect((await place(mixed)).body.code).toBe('currency_mismatch');
  });

  it('follows the product, on every instance, and leaves placed orders alone', async () => {
    const product = await listed('19.90');
    const first = await place(orderOf({ product_id: product }));
    await reprice(product, '25.00');
    expect((await place(orderOf({ product_id: product }))).body.total).toBe('25.00');
    const other = ledger.instance();
    expect((await place(orderOf({ product_id: product }), {}, other)).body.total).toBe('25.00');
    await reprice(product, '30.00');
    const price = async () => (await place(orderOf({ product_id: product }), {}, other)).body.total;
    await expect.poll(price).toBe('30.00');
    expect(first.body.total).toBe('19.90');
  });

  it('of a key is that of its first request', async () => {
    const product = await listed('19.90');
    const order = orderOf(line(product, 1, '19.90'));
    const key = { 'idempotency-key': 'price-of-a-key' };
    const first = await place(order, key);
    await reprice(product, '25.00');
    expect((await place(order, key)).body).toEqual(first.body);
    expect((await place(order)).body.code).toBe('price_mismatch');
  });

  it('does not exist once the product is discontinued', async () => {
    const product = await listed();
    await post<Listed>(app, `/products/${product}/discontinue`);
    const { status, body } = await place(orderOf(line(product, 1, '19.90')));
    expect([status, body.code]).toEqual([422, 'product_discontinued']);
    expect(body['products']).toEqual([{ product_id: product }]);
  });

  it('does not exist for a product that nobody has listed', async () => {
    const product = await stocked(app, 1);
    const { status, body } = await place(orderOf({ product_id: product }));
    expect([status, body.code]).toEqual([422, 'unlisted_product']);
    expect(body['products']).toEqual([{ product_id: product }]);
  });
});

describe('the short form', () => {
  it('is an order of one piece', async () => {
    const product = await listed('19.90');
    const { status, body } = await place({ product_id: product, total_price: 19.9 });
    expect([status, body.total, body.user_id]).toEqual([201, '19.90', null]);
    expect(body).toMatchObject({ payment_method: 'unspecified', status: 'reserved' });
    expect(body.items).toMatchObject([
      { product_id: product, warehouse_id: 'main', quantity: 1, unit_price: '19.90' },
    ]);
  });

  it('has a price of all its pieces together', async () => {
    const product = await listed('19.90');
    const { body } = await place({ product_id: product, quantity: 3, total_price: '59.70' });
    expect(body).toMatchObject({ total: '59.70', items: [{ quantity: 3, unit_price: '19.90' }] });
    const wrong = await place({ product_id: product, quantity: 3, total_price: '19.90' });
    expect([wrong.status, wrong.body.errors?.[0]?.pointer]).toEqual([400, '/total_price']);
    const other = await place({ product_id: product, quantity: 2, total_price: '59.70' });
    expect([other.status, other.body.code]).toEqual([422, 'price_mismatch']);
  });

  it('takes a price for what is not listed', async () => {
    const product = await stocked(app, 2);
    const body = { product_id: product, warehouse_id: 'main', quantity: 2, total_price: '5.00' };
    expect((await place(body)).body).toMatchObject({ total: '5.00' });
  });
});

describe('the catalogue', () => {
  it('is warm before the service is ready', async () => {
    const product = await listed('19.90');
    const fresh = ledger.instance();
    const { status, body } = await place({ product_id: product }, {}, fresh);
    expect([status, body.total]).toEqual([201, '19.90']);
    const ready = await fresh.inject({ method: 'GET', url: '/health/ready' });
    expect(ready.json()).toEqual({ status: 'ready' });
  });

  it('makes an order wait, and then come back, while it cannot be read', async () => {
    const product = await listed('19.90');
    const { eventStore } = ledger;
    const silent = ledger.instance({
      eventStore: { ...eventStore, head: async () => await Promise.reject(new Error('silent')) },
    });
    const ready = await silent.inject({ method: 'GET', url: '/health/ready' });
    expect([ready.statusCode, ready.json()]).toEqual([503, { status: 'not_ready' }]);
    const { status, body, headers } = await place({ product_id: product }, {}, silent);
    expect([status, body.code, headers['retry-after']]).toEqual([503, 'catalogue_not_ready', '2']);
  });

  const created = {
    type: 'ProductCreated',
    data: { productId: 'mug', name: 'Mug', price: 990, currency: 'USD', createdAt: '' },
  } as const;
  const repriced = {
    type: 'ProductRepriced',
    data: { productId: 'mug', price: 1_290, repricedAt: '' },
  } as const;

  it('applies each event once, in order, and none behind what it has learnt', () => {
    const catalogue = createCatalogue();
    expect(catalogue.product('mug').status).toBe('unknown');
    catalogue.apply('mug', created, 0n);
    catalogue.apply('mug', created, 0n);
    catalogue.apply('mug', repriced, 1n);
    catalogue.apply('mug', created, 0n);
    expect(catalogue.product('mug')).toMatchObject({ status: 'listed', product: { price: 1_290 } });
    const known = { status: 'listed', product: { ...created.data, price: 7 } } as const;
    catalogue.learn('mug', { state: known, revision: 3n });
    catalogue.apply('mug', repriced, 2n);
    catalogue.learn('mug', { state: { status: 'unknown' }, revision: 1n });
    expect(catalogue.product('mug')).toEqual(known);
  });

  it('stops at a gap', () => {
    const catalogue = createCatalogue();
    expect(() => catalogue.apply('mug', repriced, 1n)).toThrow('expected revision 0, read 1');
  });
});
