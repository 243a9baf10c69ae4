import { eventMetadataSchema } from '@order-ledger/contracts';
import { testEventStoreProcess } from '@order-ledger/embedded/testing';
import { connectEventStore, createCommandExecutor } from '@order-ledger/event-store';
import { expect, it } from 'vitest';
import { line, orderOf, post, startLedger, stocked } from './command-api.ts';

const server = await testEventStoreProcess();
const ledger = await startLedger(server);

it('answers 503 while the event store is dead, and goes on when it is back', async () => {
  const limits = { retryBudgetMs: 1_000, appendTimeoutMs: 1_000, readTimeoutMs: 1_000 };
  const eventStore = connectEventStore({ url: server.url, limits });
  const app = ledger.instance({ eventStore });
  const product = await stocked(app, 10);
  const order = orderOf(line(product));
  const place = async (key: string) =>
    await post(app, '/orders', order, { 'idempotency-key': key });
  expect((await place('before')).status).toBe(201);

  await server.kill();
  const lost = await place('during');
  expect([lost.status, lost.body.code]).toEqual([503, 'event_store_unavailable']);
  expect(lost.headers['retry-after']).toBe('2');
  const health = await app.inject({ method: 'GET', url: '/health/dependencies' });
  expect(health.json()).toMatchObject({ dependencies: { event_store: { status: 'down' } } });
  expect((await app.inject({ method: 'GET', url: '/health/live' })).statusCode).toBe(200);

  await server.start();
  await expect.poll(async () => (await place('during')).status, { timeout: 40_000 }).toBe(201);
  const count = { type: 'adjusted', product_id: product, warehouse_id: 'main', reason: 'count' };
  const { body } = await post<{ reserved: number }>(app, '/inventory/update', {
    ...count,
    quantity: -1,
  });
  expect(body.reserved).toBe(2);
  await eventStore.close();
});

it('sells nothing more once it cannot read what the catalogue has become', async () => {
  const app = ledger.instance();
  const order = orderOf(line(await stocked(app, 10)));
  expect((await post(app, '/orders', order)).status).toBe(201);
  const event = { type: 'ProductCreated' } as const;
  const writer = createCommandExecutor({
    eventStore: ledger.eventStore,
    category: 'product',
    decider: { initialState: null, decide: () => [event], evolve: (state: null) => state },
    codec: {
      types: [event.type],
      describe: () => ({ schemaVersion: 1, schema: {} }),
      encode: () => ({ ...event, data: { price: 'cheap' }, schemaVersion: 1 }),
      decode: ({ metadata }) => ({ event, metadata: eventMetadataSchema.parse(metadata) }),
    },
  });
  const context = { commandId: crypto.randomUUID(), correlationId: 'test', actor: 'test' };
  await writer.execute('mug', {}, context);
  const ready = async () => (await app.inject({ method: 'GET', url: '/health/ready' })).statusCode;
  await expect.poll(ready).toBe(503);
  const refused = await post(app, '/orders', order);
  expect([refused.status, refused.body.code]).toEqual([503, 'catalogue_not_ready']);
});
