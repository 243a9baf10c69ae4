import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import {
  eventsOf,
  line,
  orderOf,
  post,
  startLedger,
  stockStream,
  stocked,
  typesOf,
} from './command-api.ts';
import type { ProblemAnswer } from './command-api.ts';

const ledger = await startLedger();
const app = ledger.instance();

interface Stock extends ProblemAnswer {
  readonly available: number;
  readonly movement_id: string;
}

const update = async (product: string, body: object, headers = {}) =>
  await post<Stock>(
    app,
    '/inventory/update',
    { type: 'adjusted', product_id: product, warehouse_id: 'main', reason: 'count', ...body },
    headers,
  );

it('receives and adjusts, and answers what there is', async () => {
  const product = await stocked(app, 10);
  await post(app, '/orders', orderOf(line(product, 3)));
  const { status, body, headers } = await update(product, { quantity: -4, reference: 'count-1' });
  expect(status).toBe(200);
  expect(body).toEqual({
    product_id: product,
    warehouse_id: 'main',
    on_hand: 6,
    reserved: 3,
    available: 3,
    confirmed: 0,
    received: 6,
    movement_id: 'count-1',
    links: { self: `/api/v1/inventory/${product}/main` },
  });
  expect(headers).toMatchObject({ etag: '"2"', 'ledger-position': String(await ledger.head()) });
  expect(await typesOf(ledger, stockStream(product))).toEqual([
    'StockReceived',
    'StockReserved',
    'StockAdjusted',
  ]);
});

it('keeps why stock was received or adjusted, and that nobody said why', async () => {
  const product = `reasons-${randomUUID()}`;
  await update(product, { type: 'received', quantity: 5, reason: 'purchase order 4711' });
  await update(product, { type: 'received', quantity: 1, reason: undefined });
  await update(product, { quantity: -2, reason: 'broken' });
  const events = await eventsOf(ledger, stockStream(product));
  expect(events.map(({ type, data }) => ({ type, ...(data as object) }))).toMatchObject([
    { type: 'StockReceived', quantity: 5, reason: 'purchase order 4711' },
    { type: 'StockReceived', quantity: 1, reason: '' },
    { type: 'StockAdjusted', change: -2, reason: 'broken' },
  ]);
});

it('keeps the names of callers apart from the ids that the ledger gives', async () => {
  const product = `names-${randomUUID()}`;
  const delivery = { type: 'received', quantity: 1 };
  const unnamed = await update(product, delivery);
  const { movement_id: id } = unnamed.body;
  const named = await update(product, { ...delivery, reference: id });
  expect(named.body).toMatchObject({ received: 2, movement_id: id });
  const events = await eventsOf(ledger, stockStream(product));
  expect(events.map(({ data }) => data)).toMatchObject([
    { movementId: id },
    { movementId: `reference:${id}` },
  ]);
});

it('does not take away what is promised', async () => {
  const product = await stocked(app, 10);
  await post(app, '/orders', orderOf(line(product, 3)));
  const { status, body } = await update(product, { quantity: -8 });
  expect(status).toBe(409);
  expect(body).toMatchObject({ code: 'insufficient_stock', requested: 8, available: 7 });
});

it('adjusts only what was received once', async () => {
  const { status, body } = await update('never-seen', { quantity: 1 });
  expect([status, body.code]).toEqual([404, 'unknown_stock_item']);
});

it('holds no more than a billion pieces of an item', async () => {
  const product = await stocked(app, 999_999_999);
  expect((await update(product, { quantity: 1 })).status).toBe(200);
  const { status, body } = await update(product, { quantity: 1 });
  expect([status, body.code]).toEqual([422, 'quantity_out_of_range']);
});

it.each([
  ['a zero change', { quantity: 0 }],
  ['a fraction', { quantity: 1.5 }],
  ['a text as quantity', { quantity: '1' }],
  ['too much', { quantity: 1_000_000_001 }],
  ['more than a number can count', { quantity: 1e300 }],
  ['an adjustment without a reason', { quantity: 1, reason: undefined }],
  ['a receipt of less than nothing', { type: 'received', quantity: -1 }],
  ['another type', { type: 'lost', quantity: 1 }],
  ['no type', { type: undefined, quantity: 1 }],
  ['an unknown field', { quantity: 1, colour: 'red' }],
  ['a warehouse with a dot', { quantity: 1, warehouse_id: 'a.b' }],
  ['a product with a slash', { quantity: 1, product_id: 'a/b' }],
  ['a negative product id', { quantity: 1, product_id: -1 }],
  ['a reference that the ledger gives itself', { quantity: 1, reference: 'cancel:1' }],
])('refuses %s and writes nothing', async (_what, body) => {
  const product = await stocked(app, 10);
  const head = await ledger.head();
  const answer = await update(product, body);
  expect([answer.status, answer.body.code]).toEqual([400, 'invalid_request']);
  expect(answer.body.errors).not.toHaveLength(0);
  expect(await ledger.head()).toBe(head);
});
