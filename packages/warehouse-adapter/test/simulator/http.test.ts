import { testDirectory } from '@order-ledger/embedded/testing';
import { describe, expect, it } from 'vitest';
import { callerOf, testSimulator } from '../support/simulator.ts';

const simulator = await testSimulator();
const { call } = simulator;
const api = '/api/v1/inventory';

let counter = 0;
const newOrder = () => {
  counter += 1;
  const order_id = `order-${counter}`;
  const product_id = `product-${counter}`;
  const items = [{ product_id, warehouse_id: 'w', quantity: 2 }];
  const body = (operation: string) => ({
    operation_id: `${order_id}:${operation}`,
    order_id,
    items,
  });
  return { order_id, product_id, items, body };
};

describe('the simulated warehouse over HTTP', () => {
  it('lets in only who has the key', async () => {
    const stranger = callerOf(simulator.url, 'wrong');
    const expected = { status: 401, body: { success: false, error: { code: 'unauthorized' } } };
    expect(await stranger('GET', `${api}/summary`)).toMatchObject(expected);
    expect(await stranger('PATCH', '/admin/failures', {})).toMatchObject(expected);
    expect(await stranger('GET', '/health/ready')).toMatchObject({ status: 200 });
  });

  it('reserves, commits and cancels an order', async () => {
    const { order_id, product_id, items, body } = newOrder();
    for (const operation of ['reserve', 'commit', 'cancel']) {
      expect(await call('POST', `${api}/${operation}`, body(operation))).toEqual({
        status: 200,
        body: {
          success: true,
          data: {
            operation_id: `${order_id}:${operation}`,
            operation,
            order_id,
            outcome: 'accepted',
          },
        },
      });
    }
    const { body: order } = await call('GET', `${api}/orders/${order_id}`);
    expect(order.data).toMatchObject({ order_id, status: 'cancelled', items });
    const level = await call('GET', `${api}/get?product_id=${product_id}&warehouse_id=w`);
    expect(level.body.data).toMatchObject({ on_hand: null, reserved: 0, committed: 0 });
  });

  it('answers the same operation the same, and does it once', async () => {
    const { product_id, body } = newOrder();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => call('POST', `${api}/reserve`, body('reserve'))),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    const level = await call('GET', `${api}/get?product_id=${product_id}&warehouse_id=w`);
    expect(level.body.data).toMatchObject({ reserved: 2 });
  });

  it('refuses an operation id that comes again with other content', async () => {
    const { body, items } = newOrder();
    await call('POST', `${api}/reserve`, body('reserve'));
    const changed = { ...body('reserve'), items: [...items, ...items] };
    expect(await call('POST', `${api}/reserve`, changed)).toMatchObject({
      status: 422,
      body: { error: { code: 'operation_id_reused' } },
    });
  });

  it('keeps a refusal although the stock comes later', async () => {
    const { product_id, body } = newOrder();
    const stock = { product_id, warehouse_id: 'w' };
    await call('POST', `${api}/update`, { ...stock, quantity: 1 });
    const refused = { status: 409, body: { error: { code: 'insufficient_stock' } } };
    expect(await call('POST', `${api}/reserve`, body('reserve'))).toMatchObject(refused);
    await call('POST', `${api}/update`, { ...stock, quantity: 100 });
    expect(await call('POST', `${api}/reserve`, body('reserve'))).toMatchObject(refused);
    const query = await call('GET', `${api}/query?operation_id=${body('reserve').operation_id}`);
    expect(query.body.data).toMatchObject({ outcome: 'refused', code: 'insufficient_stock' });
  });

  it('says that it does not know an operation', async () => {
    expect(await call('GET', `${api}/query?operation_id=nothing`)).toMatchObject({
      status: 404,
      body: { error: { code: 'operation_not_found' } },
    });
  });

  it('shows the stock of several items', async () => {
    const { product_id } = newOrder();
    const item = { product_id, warehouse_id: 'w' };
    await call('POST', `${api}/update`, { ...item, quantity: 5 });
    const { body } = await call('POST', `${api}/batch`, {
      items: [item, { ...item, warehouse_id: 'elsewhere' }],
    });
    expect(body.data).toEqual([
      { ...item, on_hand: 5, reserved: 0, committed: 0, available: 5 },
      {
        ...item,
        warehouse_id: 'elsewhere',
        on_hand: null,
        reserved: 0,
        committed: 0,
        available: null,
      },
    ]);
  });

  it.each([
    ['no body', 'POST', '/reserve', undefined],
    [
      'a quantity below one',
      'POST',
      '/update',
      { product_id: 'p', warehouse_id: 'w', quantity: -1 },
    ],
    ['a query about nothing', 'GET', '/query', undefined],
  ])('answers %s in its own words', async (_, method, path, body) => {
    expect(await call(method, `${api}${path}`, body)).toMatchObject({
      status: 400,
      body: { success: false, error: { code: 'invalid_request' } },
    });
  });

  it('refuses failures that make no sense', async () => {
    const { status } = await call('PATCH', '/admin/failures', { error_rate: 0.7, drop_rate: 0.7 });
    expect(status).toBe(400);
    expect((await call('GET', '/admin/failures')).body.data).toMatchObject({ error_rate: 0 });
  });
});

it('keeps its record over a restart', async () => {
  const WAREHOUSE_DATA_DIR = await testDirectory();
  const first = await testSimulator({ WAREHOUSE_DATA_DIR });
  const done = newOrder();
  const cancelled = newOrder();
  await first.call('POST', `${api}/reserve`, done.body('reserve'));
  await first.call('POST', `${api}/cancel`, cancelled.body('cancel'));
  const { calls: _, ...before } = await first.summary();
  await first.close();
  const second = await testSimulator({ WAREHOUSE_DATA_DIR });
  expect(await second.summary()).toMatchObject(before);
  expect(await second.call('POST', `${api}/reserve`, done.body('reserve'))).toMatchObject({
    status: 200,
  });
  expect(await second.call('POST', `${api}/reserve`, cancelled.body('reserve'))).toMatchObject({
    status: 409,
    body: { error: { code: 'cancelled' } },
  });
  expect(await second.summary()).toMatchObject({ accepted: { reserve: 1, cancel: 1 } });
});
