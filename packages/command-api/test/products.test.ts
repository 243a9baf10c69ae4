import { expect, it } from 'vitest';
import {
  dyingStore,
  eventsOf,
  post,
  send,
  startLedger,
  stockStream,
  typesOf,
} from './command-api.ts';
import type { Moment, ProblemAnswer } from './command-api.ts';

const ledger = await startLedger();
const app = ledger.instance();
const other = ledger.instance();

interface Product extends ProblemAnswer {
  readonly product_id: string;
  readonly name: string;
  readonly price: string;
  readonly status: string;
  readonly stock: { readonly on_hand: number; readonly warehouse_id: string } | null;
}

const lamp = { name: 'Desk lamp', price: '19.90', qty: 5 };
let named = 0;
const newId = (): string => `named-${(named += 1)}`;
let keys = 0;
const newKey = () => ({ 'idempotency-key': `key-${(keys += 1)}` });

const create = async (body: object, headers = {}, server = app) =>
  await post<Product>(server, '/products', body, headers);
const change = async (id: string, body: object, headers = {}) =>
  await send<Product>(app, 'PATCH', `/products/${id}`, body, headers);

it('lists a product with its first pieces', async () => {
  const { status, body, headers } = await create(lamp);
  expect(status).toBe(201);
  const { product_id: id } = body;
  expect(body).toEqual({
    id,
    product_id: id,
    name: 'Desk lamp',
    price: '19.90',
    currency: 'USD',
    status: 'listed',
    links: { self: `/api/v1/products/${id}` },
    stock: {
      product_id: id,
      warehouse_id: 'main',
      on_hand: 5,
      reserved: 0,
      available: 5,
      confirmed: 0,
      received: 5,
    },
  });
  expect(headers).toMatchObject({
    etag: '"0"',
    location: `/api/v1/products/${id}`,
    'ledger-position': String(await ledger.head()),
  });
  expect(await typesOf(ledger, `product-${id}`)).toEqual(['ProductCreated']);
  expect(await typesOf(ledger, stockStream(id))).toEqual(['StockReceived']);
});

it('takes the id, currency and warehouse of the caller', async () => {
  const id = newId();
  const terms = { product_id: id, currency: 'JPY', price: 1200, warehouse_id: 'berlin' };
  const { body } = await create({ ...lamp, ...terms });
  expect(body).toMatchObject({ product_id: id, currency: 'JPY', price: '1200' });
  expect(body.stock).toMatchObject({ warehouse_id: 'berlin', on_hand: 5 });
  expect((await create({ ...lamp, id: 4711, qty: undefined })).body).toMatchObject({
    product_id: '4711',
    stock: null,
  });
});

it('lists a product once, however often it is asked to', async () => {
  const product = { ...lamp, id: newId() };
  const answers = await Promise.all(
    Array.from({ length: 10 }, async (_, i) => await create(product, {}, i % 2 ? app : other)),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect(answers.every(({ body }) => body.stock?.on_hand === 5)).toBe(true);
  expect(await typesOf(ledger, `product-${product.id}`)).toHaveLength(1);
  expect(await typesOf(ledger, stockStream(product.id))).toHaveLength(1);
});

it('does not list another product under the same id', async () => {
  const id = newId();
  await create({ ...lamp, id });
  for (const terms of [{ name: 'Floor lamp' }, { price: '19.91' }, { currency: 'EUR' }]) {
    const { status, body } = await create({ ...lamp, id, ...terms });
    expect([status, body.code]).toEqual([409, 'product_exists']);
  }
  const { status, body } = await create({ ...lamp, id, qty: 6 });
  expect([status, body.code]).toEqual([409, 'id_reused']);
});

it('knows a key again, whatever id the product was given', async () => {
  const key = newKey();
  const first = await create(lamp, key);
  const again = await create(lamp, key, other);
  expect([again.status, again.body]).toEqual([201, first.body]);
  for (const changed of [{ qty: 6 }, { id: newId() }, { price: '1.00' }]) {
    const { status, body } = await create({ ...lamp, ...changed }, key, other);
    expect([status, body.code]).toEqual([422, 'idempotency_key_reused']);
  }
});

it.each<Moment>(['before the append', 'after the append'])(
  'goes on under a key whose process died %s of the stock',
  async (moment) => {
    const key = newKey();
    const eventStore = dyingStore(ledger.eventStore, 'stockReservation-', moment);
    expect((await create(lamp, key, ledger.instance({ eventStore }))).status).toBe(503);
    const { status, body } = await create(lamp, key);
    expect([status, body.stock?.on_hand]).toEqual([201, 5]);
    expect(await typesOf(ledger, stockStream(body.product_id))).toHaveLength(1);
  },
);

it('renames and reprices with one append', async () => {
  const { product_id: id } = (await create(lamp)).body;
  const { status, body, headers } = await change(id, { name: 'Lamp', price: 17.9 });
  expect(status).toBe(200);
  expect(body).toMatchObject({ name: 'Lamp', price: '17.90', status: 'listed' });
  expect(headers).toMatchObject({ etag: '"2"', 'ledger-position': String(await ledger.head()) });
  const [, renamed, repriced] = await eventsOf(ledger, `product-${id}`);
  expect([renamed?.type, repriced?.type]).toEqual(['ProductRenamed', 'ProductRepriced']);
  const { commandId } = (renamed?.metadata ?? {}) as Record<string, string>;
  expect(repriced?.metadata).toMatchObject({ commandId });
  expect((await change(id, { price: '17.90' })).headers['etag']).toBe('"2"');
});

it('holds the revision that If-Match names', async () => {
  const { product_id: id } = (await create(lamp)).body;
  await change(id, { name: 'Lamp' }, { 'if-match': '"0"' });
  const { status, body } = await change(id, { name: 'Light' }, { 'if-match': '"0"' });
  expect([status, body.code]).toEqual([412, 'stale_revision']);
});

it.each([
  ['POST', '/discontinue'],
  ['DELETE', ''],
] as const)('ends a product with %s %s, once and for good', async (method, path) => {
  const { product_id: id } = (await create(lamp)).body;
  const end = async () => await send<Product>(app, method, `/products/${id}${path}`);
  const { status, body, headers } = await end();
  expect([status, body.status, headers['etag']]).toEqual([200, 'discontinued', '"1"']);
  expect((await end()).headers['etag']).toBe('"1"');
  expect((await change(id, { name: 'Lamp' })).body.code).toBe('product_discontinued');
  expect((await create({ ...lamp, id })).body.code).toBe('product_exists');
});

it('knows no product that was not listed', async () => {
  const path = '/products/nothing';
  const answers = await Promise.all([
    change('nothing', { name: 'Lamp' }, { 'if-match': '"1"' }),
    send<Product>(app, 'DELETE', path),
    post<Product>(app, `${path}/discontinue`),
  ]);
  expect(answers.map(({ status, body }) => [status, body.code])).toEqual(
    answers.map(() => [404, 'product_not_found']),
  );
});

it.each<[string, object]>([
  ['no name', { name: undefined }],
  ['a blank name', { name: ' ' }],
  ['a name of 201 characters', { name: 'x'.repeat(201) }],
  ['no price', { price: undefined }],
  ['a negative price', { price: -1 }],
  ['a price with three digits', { price: '1.001' }],
  ['a fraction of a piece', { qty: 1.5 }],
  ['less than nothing', { qty: -1 }],
  ['an id with a slash', { product_id: 'a/b' }],
  ['two ids', { product_id: 'a', id: 'b' }],
  ['a warehouse with a dot', { warehouse_id: 'a.b' }],
  ['an unknown field', { colour: 'red' }],
])('refuses a product with %s and writes nothing', async (_what, changes) => {
  const head = await ledger.head();
  const { status, body } = await create({ ...lamp, ...changes });
  expect([status, body.code]).toEqual([400, 'invalid_request']);
  expect(await ledger.head()).toBe(head);
});

it.each<[string, object, string]>([
  ['nothing', {}, 'invalid_request'],
  ['a price with three digits', { price: '1.001' }, 'invalid_request'],
  ['another currency', { price: '1.00', currency: 'EUR' }, 'currency_mismatch'],
  ['a quantity', { qty: 1 }, 'invalid_request'],
])('refuses a change of %s', async (_what, changes, code) => {
  const { product_id: id } = (await create(lamp)).body;
  expect((await change(id, changes)).body.code).toBe(code);
  expect(await typesOf(ledger, `product-${id}`)).toHaveLength(1);
});

it('reads products into the catalogue again', async () => {
  const [listed, ended] = [(await create(lamp)).body, (await create(lamp)).body];
  await send(app, 'DELETE', `/products/${ended.product_id}`);
  const product_ids = [listed.product_id, ended.product_id, 'nothing', listed.product_id];
  const { status, body } = await post<object>(other, '/admin/cache/warmup', { product_ids });
  expect([status, body]).toEqual([
    200,
    {
      data: [
        { product_id: listed.product_id, status: 'listed' },
        { product_id: ended.product_id, status: 'discontinued' },
        { product_id: 'nothing', status: 'unknown' },
      ],
    },
  ]);
});
