import { expect, it } from 'vitest';
import { line, orderOf, post, startLedger, stockStream, stocked, typesOf } from './command-api.ts';
import { processManager } from './process-manager.ts';

const ledger = await startLedger();
const app = ledger.instance();
const other = ledger.instance();

let keys = 0;
const newKey = () => ({ 'idempotency-key': `key-${(keys += 1)}` });

it('answers the same again, whichever instance and place the key comes to', async () => {
  const product = await stocked(app, 5);
  const key = newKey();
  const order = orderOf(line(product));
  const first = await post(app, '/orders', order, key);
  expect(first.status).toBe(201);
  const inBody = { ...order, idempotency_key: key['idempotency-key'] };
  for (const again of [
    await post(app, '/orders', order, key),
    await post(other, '/orders', inBody),
    await post(ledger.instance(), '/orders', inBody, key),
  ]) {
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
    const { etag, location } = first.headers;
    expect(again.headers).toMatchObject({ etag, location });
    expect(again.headers['ledger-position']).toBe(first.headers['ledger-position']);
  }
  expect(await typesOf(ledger, stockStream(product))).toEqual(['StockReceived', 'StockReserved']);
});

it('is one order and one answer for 100 requests at once, over two instances', async () => {
  const product = await stocked(app, 100);
  const key = newKey();
  const answers = await Promise.all(
    Array.from(
      { length: 100 },
      async (_, index) =>
        await post(index % 2 ? app : other, '/orders', orderOf(line(product)), key),
    ),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  expect(await typesOf(ledger, stockStream(product))).toEqual(['StockReceived', 'StockReserved']);
});

it('refuses another body under the key, and writes nothing', async () => {
  const product = await stocked(app, 5);
  const key = newKey();
  expect((await post(app, '/orders', orderOf(line(product)), key)).status).toBe(201);
  const head = await ledger.head();
  for (const instance of [app, other]) {
    const { status, body } = await post(instance, '/orders', orderOf(line(product, 2)), key);
    expect([status, body.code]).toEqual([422, 'idempotency_key_reused']);
  }
  expect(await ledger.head()).toBe(head);
});

it('does the work of requests at once only once', async () => {
  let sealed = 0;
  const counting = ledger.instance({
    personalData: {
      ...ledger.personalData,
      seal: async (person, text) => {
        sealed += 1;
        return await ledger.personalData.seal(person, text);
      },
    },
  });
  const order = orderOf(line(await stocked(app, 1)));
  const key = newKey();
  await Promise.all(
    Array.from({ length: 50 }, async () => await post(counting, '/orders', order, key)),
  );
  expect(sealed).toBe(1);
});

it('tells routes and orders apart that are given one key', async () => {
  const product = await stocked(app, 2);
  const key = newKey();
  const placed = await Promise.all(
    [1, 2].map(async () => (await post(app, '/orders', orderOf(line(product)))).body.id),
  );
  for (const id of placed) {
    const payment = { method: 'card', reference: `payment-${id}` };
    expect((await post(app, `/orders/${id}/payment`, payment, key)).body.status).toBe('paid');
    expect((await post(app, `/orders/${id}/cancel`, {}, key)).body.status).toBe('cancelled');
  }
  expect((await post(app, '/orders', orderOf(line(product)), key)).status).toBe(409);
});

it('takes another spelling of the path for the same request', async () => {
  const { id } = (await post(app, '/orders', orderOf(line(await stocked(app, 1))))).body;
  const key = newKey();
  const payment = { method: 'card', reference: 'p-1' };
  const first = await post(app, `/orders/${id}/payment`, payment, key);
  await post(app, `/orders/${id}/cancel`);
  const again = await post(app, `/orders/${id.toUpperCase()}/payment/?x=1`, payment, key);
  expect([again.status, again.body]).toEqual([200, first.body]);
});

it('refuses another body also while the first is in flight', async () => {
  const product = await stocked(app, 5);
  const key = newKey();
  const [first, second] = await Promise.all([
    post(app, '/orders', orderOf(line(product)), key),
    post(app, '/orders', orderOf(line(product, 2)), key),
  ]);
  expect([first.status, second.status]).toEqual([201, 422]);
});

it('takes a body whose members are in another order for the same', async () => {
  const order = orderOf(line(await stocked(app, 5)));
  const key = newKey();
  const turned = Object.fromEntries(Object.entries(order).toReversed());
  const first = await post(app, '/orders', order, key);
  expect((await post(app, '/orders', turned, key)).body).toEqual(first.body);
});

it('refuses two keys that differ, and keys that no header can carry', async () => {
  const order = orderOf(line(await stocked(app, 5)));
  const differing = await post(app, '/orders', { ...order, idempotency_key: 'b' }, newKey());
  expect([differing.status, differing.body.code]).toEqual([400, 'idempotency_keys_differ']);
  for (const key of ['', 'a b', 'x'.repeat(256), 'é']) {
    expect((await post(app, '/orders', { ...order, idempotency_key: key })).status).toBe(400);
  }
});

it('gives the first answer even when the order has moved on', async () => {
  const key = newKey();
  const product = await stocked(app, 100);
  const order = orderOf(line(product));
  const first = await post(app, '/orders', order, key);
  const { id } = first.body;
  await post(app, `/orders/${id}/payment`, { method: 'card', reference: 'p' });
  await post(app, `/orders/${id}/cancel`);
  await processManager(ledger).release(id, product);
  await Promise.all(Array.from({ length: 70 }, async () => await post(app, '/orders', order)));
  for (const instance of [app, ledger.instance()]) {
    expect((await post(instance, '/orders', order, key)).body).toEqual(first.body);
  }
});

it('repeats a refusal for ever, also when there is stock by then', async () => {
  const product = await stocked(app, 1);
  const key = newKey();
  const order = orderOf(line(product, 2));
  const first = await post(app, '/orders', order, key);
  expect([first.status, first.body.code]).toEqual([409, 'insufficient_stock']);
  const id = first.body.order_id;
  expect(await typesOf(ledger, `order-${id}`)).toEqual(['OrderPlaced', 'OrderRejected']);
  const delivery = { type: 'received', product_id: product, warehouse_id: 'main', quantity: 9 };
  await post(app, '/inventory/update', delivery);
  const again = await post(other, '/orders', order, key);
  expect({ ...again.body, request_id: '' }).toEqual({ ...first.body, request_id: '' });
  expect((await post(app, '/orders', order, newKey())).status).toBe(201);
});

it('gives back what a refused order held before its refusal was written', async () => {
  const [plenty, few] = [await stocked(app, 1), await stocked(app, 1)];
  const refused = orderOf(line(plenty), line(few, 2));
  expect((await post(app, '/orders', refused, newKey())).status).toBe(409);
  expect((await post(app, '/orders', orderOf(line(plenty)))).status).toBe(201);
});

it('repeats a 202 as a 202', async () => {
  const order = orderOf(line(await stocked(app, 1)));
  const headers = { ...newKey(), prefer: 'respond-async' };
  const first = await post(app, '/orders', order, headers);
  expect(first.status).toBe(202);
  const again = await post(other, '/orders', order, headers);
  expect([again.status, again.body]).toEqual([202, first.body]);
});

it('pays and cancels once per key', async () => {
  const { body: order } = await post(app, '/orders', orderOf(line(await stocked(app, 1))));
  for (const [path, command, otherCommand] of [
    ['payment', { method: 'card', reference: 'p-1' }, { method: 'card', reference: 'p-2' }],
    ['cancel', { reason: 'changed my mind' }, { reason: 'too late' }],
  ] as const) {
    const key = newKey();
    const url = `/orders/${order.id}/${path}`;
    const answers = await Promise.all(
      Array.from({ length: 20 }, async () => await post(app, url, command, key)),
    );
    const [first] = answers;
    expect(first?.status).toBe(200);
    for (const { body, headers } of [...answers, await post(other, url, command, key)]) {
      expect(body).toEqual(first?.body);
      expect(headers['etag']).toBe(first?.headers['etag']);
    }
    const reused = await post(app, url, otherCommand, key);
    expect([reused.status, reused.body.code]).toEqual([422, 'idempotency_key_reused']);
  }
  expect(await typesOf(ledger, `order-${order.id}`)).toEqual([
    'OrderPlaced',
    'OrderReserved',
    'OrderPaid',
    'OrderCancelled',
    'RefundRequested',
  ]);
});

it('moves stock once per key, once per reference, and each time without either', async () => {
  const product = await stocked(app, 1);
  const movement = { type: 'received', product_id: product, warehouse_id: 'main', quantity: 2 };
  const key = newKey();
  const move = async (more: object = {}, headers = {}) =>
    await post<{ received: number; movement_id: string; code: string }>(
      app,
      '/inventory/update',
      { ...movement, ...more },
      headers,
    );
  const first = await move({}, key);
  expect((await move({}, key)).body).toEqual(first.body);
  expect((await move({ quantity: 3 }, key)).body.code).toBe('idempotency_key_reused');
  expect((await move({ reference: 'delivery-1' })).body).toMatchObject({
    received: 5,
    movement_id: 'delivery-1',
  });
  expect((await move({ reference: 'delivery-1' })).body.received).toBe(5);
  expect((await move({ reference: 'delivery-1', quantity: 1 })).body.code).toBe('id_reused');
  expect((await move()).body.received).toBe(7);
  expect((await move()).body.received).toBe(9);
});
