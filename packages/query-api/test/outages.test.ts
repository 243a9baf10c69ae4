import { randomUUID } from 'node:crypto';
import { createGuard } from '@order-ledger/access';
import { faultProxy } from '@order-ledger/embedded/testing';
import { connectEventStore } from '@order-ledger/event-store';
import { placeOrder } from '@order-ledger/projector/testing';
import { connectPostgres } from '@order-ledger/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QueryDatabase } from '../src/parts.ts';
import { get, logger, testSystem } from './support/system.ts';

const system = await testSystem();

const through = async (address: string) => {
  const url = new URL(address);
  const proxy = await faultProxy(Number(url.port));
  url.port = `${proxy.port}`;
  return { proxy, url: url.href };
};

const postgres = await through(system.postgresUrl);
const store = await through(system.server.url);
const db = connectPostgres<QueryDatabase>({
  url: postgres.url,
  applicationName: 'test',
  logger,
});
const eventStore = connectEventStore({
  url: store.url,
  limits: { retryBudgetMs: 300, breakerPauseMs: 50 },
});
afterAll(async () => {
  await eventStore.close();
  await db.destroy();
});

const guard = createGuard({ mode: 'open', logger });
const app = system.instance(guard, { db, eventStore });
const orderId = randomUUID();

beforeAll(async () => {
  await system.startProjector();
  const shippingAddress = await system.personalData.seal('user:ada', '{}');
  await system.writer.order(orderId, placeOrder(orderId, { shippingAddress }));
});

const down = async (path: string, code: string): Promise<void> => {
  const { status, body, headers } = await get(app, path);
  expect([status, body]).toMatchObject([503, { code }]);
  expect(headers['retry-after']).toBeDefined();
};

const works = async (path: string): Promise<void> => {
  await expect.poll(async () => (await get(app, path)).status, { timeout: 40_000 }).toBe(200);
};

describe('while PostgreSQL is down', () => {
  it('queries are answered 503, the audit goes on, and all is well when it is back', async () => {
    await works(`/orders/${orderId}`);
    postgres.proxy.refuse();
    for (const path of [`/orders/${orderId}`, '/orders', '/inventory/tea', '/products/tea']) {
      await down(path, 'database_unavailable');
    }
    expect((await get(app, `/inventory/tea/main/events`)).status).toBe(404);
    const health = await app.inject('/health/dependencies');
    expect(health.statusCode).toBe(503);
    expect(health.json()).toMatchObject({
      dependencies: { postgres: { status: 'down' }, event_store: { status: 'up' } },
      lag: null,
    });
    postgres.proxy.pass();
    await works(`/orders/${orderId}`);
    await works('/orders');
  });
});

describe('while the event store is down', () => {
  it('what is in the read model is answered, the rest 503, and all is well afterwards', async () => {
    await works(`/orders/${orderId}`);
    store.proxy.refuse();
    expect((await get(app, `/orders/${orderId}`)).status).toBe(200);
    expect((await get(app, '/orders')).status).toBe(200);
    for (const path of ['state', 'events', 'edits', 'diff?from=0', 'progress']) {
      await down(`/orders/${orderId}/${path}`, 'event_store_unavailable');
    }
    await down(`/orders/${randomUUID()}`, 'event_store_unavailable');
    store.proxy.pass();
    await works(`/orders/${orderId}/state`);
  });
});
