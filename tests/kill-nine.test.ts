import { expect, test } from 'vitest';
import { items, startLoad } from './support/load.ts';
import { testSystem } from './support/system.ts';

const system = await testSystem({
  PAYMENT_DEADLINE_SECONDS: '5',
  ABANDON_AFTER_SECONDS: '3',
  WAREHOUSE_RETRY_DELAY_MS: '100',
});
const { stack, shop } = system;

for (const item of items) await shop.receive({ ...item, quantity: 100_000 });

const parts = {
  'command-api': stack.services['command-api'],
  projector: stack.services.projector,
  'process-manager': stack.services['process-manager'],
  'warehouse-adapter': stack.services['warehouse-adapter'],
  'query-api': stack.services['query-api'],
  'event store': stack.eventStore,
  PostgreSQL: stack.postgres,
  NATS: stack.nats,
};

/** Acknowledged before each kill, and as many after it. */
const ordersAround = 20;

const acknowledged = new Set<string>();
const paid = new Set<string>();

test.each(Object.entries(parts))(
  'kill -9 of %s in the middle of load: every request is answered once it is back',
  async (_, part) => {
    if (part === undefined) throw new Error('the part is not embedded');
    const load = startLoad(shop, 4);
    await load.more(ordersAround);
    await part.kill();
    await part.start();
    await load.more(ordersAround);
    await load.stop();
    expect(load.contradictions).toEqual([]);
    for (const id of load.acknowledged) acknowledged.add(id);
    for (const id of load.paid) paid.add(id);
  },
  90_000,
);

test('nothing acknowledged was lost, and nothing was left behind', async () => {
  const { orders } = await system.settledInspection(acknowledged);
  expect(acknowledged.size).toBeGreaterThanOrEqual(2 * ordersAround * Object.keys(parts).length);
  expect(paid.size).toBeGreaterThan(0);
  for (const id of paid) {
    expect(['confirmed', 'cancelled']).toContain(orders.get(id));
  }
}, 120_000);
