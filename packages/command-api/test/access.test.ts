import type { AccessDatabase } from '@order-ledger/access';
import { accessMatrix, registeredRoutes, testCallers } from '@order-ledger/access/testing';
import { testDatabase } from '@order-ledger/embedded/testing';
import { connectPostgres, createLogger } from '@order-ledger/service-kit';
import { afterAll, describe, expect, test } from 'vitest';
import { customerCases } from './access/customers.cases.ts';
import { inventoryCases } from './access/inventory.cases.ts';
import { orderCases } from './access/orders.cases.ts';
import { productCases } from './access/products.cases.ts';
import { reservationCases } from './access/reservations.cases.ts';
import { webhookCases } from './access/webhooks.cases.ts';
import { eventsOf, line, orderOf, post, send, startLedger, stocked } from './command-api.ts';

const logger = createLogger({ service: 'test', level: 'silent' });
const ledger = await startLedger();
const url = await testDatabase();
const db = connectPostgres<AccessDatabase>({ url, applicationName: 'test', logger });
afterAll(async () => await db.destroy());

const callers = await testCallers(db, logger);
const open = ledger.instance();
const app = ledger.instance({ guard: callers.guard });
const routes = await registeredRoutes(app);

/** A product in the catalogue: customers buy nothing else, since they do not say what it costs. */
const listed = async (quantity: number): Promise<string> => {
  const product = await stocked(open, quantity);
  const body = { product_id: product, name: 'Mug', price: '10.00' };
  const { status } = await post(app, '/products', body, await callers.adminKey());
  if (status !== 201) throw new Error(`not listed: ${status}`);
  return product;
};

const product = await listed(10_000);
const cases = {
  ...orderCases(ledger, open, product),
  ...webhookCases(open, product),
  ...inventoryCases,
  ...productCases(open),
  ...(await customerCases(open)),
  ...(await reservationCases(open)),
};

test.each(accessMatrix(app, routes, cases, callers))(
  '$route, $caller: $expected',
  async ({ expected, actual }) => {
    expect(await actual()).toBe(expected);
  },
);

describe('the caller is part of a request', () => {
  const key = { 'idempotency-key': 'the-same-key' };

  test('a customer’s order is their own, and events say who acted', async () => {
    const order = { ...orderOf(line(await listed(5))), user_id: undefined };
    const { status, body } = await post(app, '/orders', order, await callers.customer('ada'));
    expect({ status, user: body.user_id }).toEqual({ status: 201, user: 'ada' });
    const events = await eventsOf(ledger, `order-${body.order_id}`);
    expect(events.map(({ metadata }) => metadata)).toEqual(
      events.map(() => expect.objectContaining({ actor: 'user:ada' }) as unknown),
    );
  });

  test('two callers with one idempotency key have two orders, also at the same moment', async () => {
    const order = { ...orderOf(line(await listed(10))), user_id: undefined };
    const [ada, bob] = [await callers.customer('ada'), await callers.customer('bob')];
    const place = async (headers: object) =>
      await post(app, '/orders', order, { ...key, ...headers });
    const answers = await Promise.all([place(ada), place(bob), place(ada), place(bob)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    const [first, second, ...again] = answers.map(({ body }) => body.order_id);
    expect(first).not.toBe(second);
    expect(again).toEqual([first, second]);
    expect((await place(ada)).body.order_id).toBe(first);
  });

  test('a key of somebody else opens nobody’s order', async () => {
    const order = { ...orderOf(line(await listed(5))), user_id: 'ada' };
    const { body } = await post(app, '/orders', order, { ...key, ...(await callers.adminKey()) });
    const cancel = async (user: string) =>
      await post(app, `/orders/${body.order_id}/cancel`, {}, await callers.customer(user));
    expect(await cancel('bob')).toMatchObject({ status: 403, body: { code: 'not_owner' } });
    expect(await cancel('ada')).toMatchObject({ status: 200, body: { status: 'cancelled' } });
  });

  test('an order that does not exist is no secret', async () => {
    const path = '/orders/00000000-0000-4000-8000-000000000000/cancel';
    expect(await post(app, path, {}, await callers.customer('ada'))).toMatchObject({
      status: 404,
      body: { code: 'order_not_found' },
    });
  });
});

describe('a customer', () => {
  const placed = async () => {
    const ada = await callers.customer('ada');
    const order = { ...orderOf(line(product)), user_id: undefined };
    const { body } = await post(app, '/orders', order, ada);
    return { path: `/orders/${body.order_id}`, ada };
  };
  const forbidden = { status: 403, body: { code: 'forbidden' } };

  test('cannot say that they have paid', async () => {
    const { path, ada } = await placed();
    const payment = { method: 'card', reference: 'made-up' };
    expect(await post(app, `${path}/payment`, payment, ada)).toMatchObject(forbidden);
  });

  test('cannot say that it was sent or has arrived', async () => {
    const { path, ada } = await placed();
    const told = [
      { status: 'processing' },
      { status: 'shipped', carrier: 'DHL' },
      { status: 'delivered' },
    ];
    for (const body of told) {
      const answer = await send(app, 'PATCH', `${path}/status`, body, ada);
      expect(answer).toMatchObject(forbidden);
    }
  });

  test('has the price of the catalogue, and no discount', async () => {
    const ada = await callers.customer('ada');
    const order = { ...orderOf(line(product)), user_id: undefined };
    const cheap = await post(app, '/orders', { ...order, discount: '9.00' }, ada);
    expect(cheap).toMatchObject({ status: 422, body: { code: 'discount_not_allowed' } });
    const items = [line(await stocked(open, 1), 1, '0.01')];
    const own = await post(app, '/orders', { ...order, items }, ada);
    expect(own).toMatchObject({ status: 422, body: { code: 'unlisted_product' } });
  });
});
