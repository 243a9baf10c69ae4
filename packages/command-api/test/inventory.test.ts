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
  readonly released: readonly { readonly reservation_id: string; readonly quantity: number }[];
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
    released: [],
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

it('releases the newest reservations for a forced shortfall, and says which', async () => {
  const product = await stocked(app, 10);
  const ids: string[] = [];
  for (const quantity of [3, 3, 3]) {
    ids.push((await post(app, '/orders', orderOf(line(product, quantity)))).body.order_id);
  }
  const shortfall = { quantity: -4, reason: 'broken', force: true };
  const { status, body } = await update(product, shortfall);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    received: 6,
    reserved: 6,
    available: 0,
    released: [{ reservation_id: ids[2], quantity: 3 }],
  });
  expect((await typesOf(ledger, stockStream(product))).slice(-2)).toEqual([
    'ReservationReleased',
    'StockAdjusted',
  ]);
  const more = await update(product, { quantity: -7, force: true });
  expect([more.status, more.body.code]).toEqual([409, 'insufficient_stock']);
});

it('answers a forced update again as it was', async () => {
  const product = await stocked(app, 2);
  await post(app, '/orders', orderOf(line(product, 2)));
  const key = { 'idempotency-key': `forced-${product}` };
  const forced = async () => await update(product, { quantity: -1, force: true }, key);
  const first = await forced();
  expect(first.body.released).toHaveLength(1);
  expect((await forced()).body).toEqual(first.body);
});

it('never takes what is sold, by no force', async () => {
  const product = await stocked(app, 2);
  const { order_id: id } = (await post(app, '/orders', orderOf(line(product, 2)))).body;
  await post(app, `/orders/${id}/payment`, { method: 'card', reference: 'p-1' });
  expect((await post(app, '/inventory/confirm', { order_id: id })).status).toBe(200);
  const { status, body } = await update(product, { quantity: -1, force: true });
  expect([status, body.code]).toEqual([409, 'insufficient_stock']);
});

it('books a count of what is in the warehouse', async () => {
  const product = await stocked(app, 10);
  await post(app, '/orders', orderOf(line(product, 3)));
  const count = { type: 'counted', reason: undefined };
  const less = await update(product, { ...count, quantity: 8, reference: 'count-1' });
  expect(less.body).toMatchObject({ received: 8, on_hand: 8, reserved: 3, available: 5 });
  const again = await update(product, { ...count, quantity: 8, reference: 'count-1' });
  expect([again.status, again.headers['etag']]).toEqual([200, less.headers['etag']]);
  const exact = await update(product, { ...count, quantity: 8, reference: 'count-2' });
  expect(exact.body).toMatchObject({ received: 8 });
  const events = await eventsOf(ledger, stockStream(product));
  expect(events.slice(2).map(({ data }) => data)).toMatchObject([
    { change: -2, counted: 8, reason: '' },
    { change: 0, counted: 8 },
  ]);
});

it('books a count below what is reserved only by force', async () => {
  const product = await stocked(app, 5);
  await post(app, '/orders', orderOf(line(product, 5)));
  const none = { type: 'counted', quantity: 0 };
  const refused = await update(product, none);
  expect([refused.status, refused.body.code]).toEqual([409, 'insufficient_stock']);
  const forced = await update(product, { ...none, force: true });
  expect(forced.body).toMatchObject({ on_hand: 0, reserved: 0 });
  expect(forced.body.released).toHaveLength(1);
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
  ['a forced receipt', { type: 'received', quantity: 1, force: true }],
  ['a count of less than nothing', { type: 'counted', quantity: -1 }],
  ['a force that is a text', { quantity: 1, force: 'yes' }],
  ['a reference that the ledger gives itself', { quantity: 1, reference: 'cancel:1' }],
])('refuses %s and writes nothing', async (_what, body) => {
  const product = await stocked(app, 10);
  const head = await ledger.head();
  const answer = await update(product, body);
  expect([answer.status, answer.body.code]).toEqual([400, 'invalid_request']);
  expect(answer.body.errors).not.toHaveLength(0);
  expect(await ledger.head()).toBe(head);
});
