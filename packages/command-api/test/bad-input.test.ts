import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { line, orderOf, post, startLedger, stocked } from './command-api.ts';

const ledger = await startLedger();
const app = ledger.instance();
const product = await stocked(app, 1_000);
const good = orderOf(line(product));
const withItem = (item: object) => ({ ...good, items: [{ ...line(product), ...item }] });
const { items: _, ...noItems } = good;

const deep = (levels: number): object => {
  let value: object = {};
  for (let level = 1; level < levels; level += 1) value = { value };
  return value;
};

it.each<[string, unknown, string, number?, string?]>([
  ['no items', noItems, '/items'],
  ['empty items', { ...good, items: [] }, '/items'],
  ['items that are no list', { ...good, items: {} }, '/items'],
  ['101 items', { ...good, items: Array.from({ length: 101 }, () => line(product)) }, '/items'],
  ['an item that is no object', { ...good, items: [1] }, '/items/0'],
  ['quantity 0', withItem({ quantity: 0 }), '/items/0/quantity'],
  ['quantity -1', withItem({ quantity: -1 }), '/items/0/quantity'],
  ['quantity 1.5', withItem({ quantity: 1.5 }), '/items/0/quantity'],
  ['quantity "1"', withItem({ quantity: '1' }), '/items/0/quantity'],
  ['quantity null', withItem({ quantity: null }), '/items/0/quantity'],
  ['quantity 1,000,001', withItem({ quantity: 1_000_001 }), '/items/0/quantity'],
  ['quantity 1e300', withItem({ quantity: 1e300 }), '/items/0/quantity'],
  ['no price', withItem({ unit_price: undefined }), '', 422, 'unlisted_product'],
  ['a negative price', withItem({ unit_price: '-1.00' }), '/items/0/unit_price'],
  ['a price with three digits', withItem({ unit_price: '1.001' }), '/items/0/unit_price'],
  ['a float that is no price', withItem({ unit_price: 0.1 + 0.2 }), '/items/0/unit_price'],
  ['a price with an exponent', withItem({ unit_price: 1e21 }), '/items/0/unit_price'],
  ['a price with a comma', withItem({ unit_price: '1,00' }), '/items/0/unit_price'],
  ['a price in words', withItem({ unit_price: 'ten' }), '/items/0/unit_price'],
  ['a price that is true', withItem({ unit_price: true }), '/items/0/unit_price'],
  ['a price beyond all', withItem({ unit_price: '99999999999999' }), '/items/0/unit_price'],
  [
    'yen with cents',
    { ...withItem({ unit_price: '1.5' }), currency: 'JPY' },
    '/items/0/unit_price',
  ],
  ['an empty product', withItem({ product_id: '' }), '/items/0/product_id'],
  ['a product with a blank', withItem({ product_id: 'a b' }), '/items/0/product_id'],
  ['a product that is a fraction', withItem({ product_id: 1.5 }), '/items/0/product_id'],
  ['a total price beside items', { ...good, total_price: '10.00' }, '/total_price'],
  ['a product beside items', { ...good, product_id: product }, '/product_id'],
  ['a quantity beside items', { ...good, quantity: 1 }, '/quantity'],
  ['a price that is no amount', { product_id: product, total_price: '1,00' }, '/total_price'],
  ['a price that is odd', { product_id: product, quantity: 2, total_price: 0.01 }, '/total_price'],
  ['an empty form', {}, '/items'],
  ['a price alone', { total_price: '10.00' }, '/items'],
  ['a warehouse with a dot', withItem({ warehouse_id: 'a.b' }), '/items/0/warehouse_id'],
  ['an unknown field of an item', withItem({ colour: 'red' }), '/items/0/colour'],
  ['an unknown field', { ...good, total: '10.00' }, '/total'],
  ['an empty address', { ...good, shipping_address: '' }, '/shipping_address'],
  ['an address without members', { ...good, shipping_address: {} }, '/shipping_address'],
  ['an address that is a list', { ...good, shipping_address: ['x'] }, '/shipping_address'],
  ['metadata that is a text', { ...good, metadata: 'blue' }, '/metadata'],
  ['metadata that is a list', { ...good, metadata: ['blue'] }, '/metadata'],
  ['an empty payment method', { ...good, payment_method: ' ' }, '/payment_method'],
  ['an empty user', { ...good, user_id: '' }, '/user_id'],
  ['a user of 200 characters', { ...good, user_id: 'x'.repeat(200) }, '/user_id'],
  ['a currency in small letters', { ...good, currency: 'usd' }, '/currency'],
  ['a currency that is none', { ...good, currency: 'ABC' }, '/currency'],
  ['a negative tax', { ...good, tax: '-1' }, '/tax'],
  ['notes that are a number', { ...good, notes: 1 }, '/notes'],
  ['a list', [good], ''],
  ['a text', 'order', ''],
  ['null', null, ''],
  ['an address of 25 levels', { ...good, shipping_address: deep(25) }, '', 400, 'malformed_json'],
  ['a discount over the subtotal', { ...good, discount: '10.01' }, '', 422, 'amount_out_of_range'],
  [
    'a subtotal over all limits',
    withItem({ quantity: 1_000_000, unit_price: '9999999.99' }),
    '',
    422,
    'amount_out_of_range',
  ],
  [
    'lines of one item that together are too many',
    { ...good, items: [line(product, 600_000), line(product, 600_000)] },
    '',
    422,
    'invalid_lines',
  ],
])('refuses %s and writes nothing', async (_what, payload, pointer, status = 400, code) => {
  const head = await ledger.head();
  const response = await app.inject({
    method: 'POST',
    url: '/api/v1/orders',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'bad' },
    payload: JSON.stringify(payload),
  });
  const body = response.json<{ code: string; errors?: { pointer: string }[] }>();
  expect([response.statusCode, body.code]).toEqual([status, code ?? 'invalid_request']);
  expect(body.errors?.map((error) => error.pointer) ?? ['']).toContain(pointer);
  expect(await ledger.head()).toBe(head);
});

/** JSON values that a tester would think of, and everything else that JSON can hold. */
const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    0,
    -1,
    1.5,
    1e21,
    2 ** 53,
    '',
    ' ',
    '0',
    '-1',
    'NaN',
    null,
    true,
    [],
    {},
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.jsonValue({ maxDepth: 3 }),
);

const more = ['currency', 'tax', 'notes', 'metadata', 'product_id', 'total_price', 'x'];

/** A good order with some of its members replaced, removed or added. */
const almostOrder = fc
  .tuple(
    fc.dictionary(fc.constantFrom(...Object.keys(good), ...more), nasty),
    fc.dictionary(fc.constantFrom(...Object.keys(line(product)), 'x'), nasty),
  )
  .map(([members, item]) => ({
    ...good,
    items: [{ ...line('not-stocked'), ...item }],
    ...members,
  }));

const nobody = `/orders/${crypto.randomUUID()}`;
const thing = crypto.randomUUID();
const routes = [
  ['POST', '/orders'],
  ['POST', '/inventory/update'],
  ['POST', '/webhooks/payments'],
  ['PATCH', nobody],
  ['PATCH', `${nobody}/status`],
  ['PUT', `${nobody}/status`],
  ...['payment', 'cancel', 'shipments', 'returns', 'refunds/1/complete', 'refunds/1/fail'].map(
    (path) => ['POST', `${nobody}/${path}`] as const,
  ),
  ['POST', `${nobody}/shipments/${thing}/deliver`],
  ['POST', `${nobody}/returns/${thing}/complete`],
  ['POST', `${nobody}/returns/${thing}/decline`],
] as const;

it('answers any body with a problem, never with a 5xx, and writes nothing', async () => {
  const head = await ledger.head();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...routes),
      fc.oneof(almostOrder, nasty),
      async ([method, path], payload) => {
        const response = await app.inject({
          method,
          url: `/api/v1${path}`,
          headers: { 'content-type': 'application/json' },
          payload: JSON.stringify(payload) ?? '',
        });
        expect(response.statusCode).toBeGreaterThanOrEqual(400);
        expect(response.statusCode).toBeLessThan(500);
        expect(response.headers['content-type']).toContain('application/problem+json');
      },
    ),
    { numRuns: 500 },
  );
  expect(await ledger.head()).toBe(head);
});

it('answers any bytes with a problem', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
      const response = await app.inject({
        method: 'POST',
        url: '/api/v1/orders',
        headers: { 'content-type': 'application/json' },
        payload: Buffer.from(bytes),
      });
      expect(response.statusCode).toBe(400);
    }),
    { numRuns: 200 },
  );
});

it('still works after all that', async () => {
  expect((await post(app, '/orders', good)).status).toBe(201);
});
