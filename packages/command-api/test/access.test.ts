import type { AccessDatabase } from '@order-ledger/access';
import { accessMatrix, registeredRoutes, testCallers } from '@order-ledger/access/testing';
import { connectPostgres, createLogger } from '@order-ledger/service-kit';
import { afterAll, describe, expect, test } from 'vitest';
import { inventoryCases } from './access/inventory.cases.ts';
import { orderCases } from './access/orders.cases.ts';
import { productCases } from './access/products.cases.ts';
import { eventsOf, line, orderOf, post, startLedger, stocked } from './command-api.ts';

const logger = createLogger({ service: 'test', level: 'silent' });
const ledger = await startLedger();
const url = await ledger.server.postgres.createDatabase('access');
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

const cases = {
  ...orderCases(open, await listed(10_000)),
  ...inventoryCases,
  ...productCases(open),
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
