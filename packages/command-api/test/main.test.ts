import { serviceBundles } from '@order-ledger/embedded';
import { testStack } from '@order-ledger/embedded/testing';
import { expect, it } from 'vitest';

const { 'command-api': main } = await serviceBundles();
const stack = await testStack({ services: { 'command-api': main } });
const service = stack.services['command-api'];

const post = async (path: string, body: object): Promise<Response> =>
  await fetch(`${service.url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const item = { product_id: 'mug', warehouse_id: 'berlin' };
const order = {
  user_id: 'user123',
  shipping_address: { street: '1 Main Street', city: 'Springfield' },
  payment_method: 'credit_card',
  items: [{ ...item, quantity: 1, unit_price: 9.9 }],
};

it('serves, tells its health, finishes what it has begun, and forgets nothing', async () => {
  const delivery = { ...item, type: 'received', quantity: 1_000, reason: 'delivery' };
  expect((await post('/inventory/update', delivery)).status).toBe(200);
  const health = await fetch(`${service.url}/health/dependencies`);
  expect(await health.json()).toMatchObject({
    status: 'up',
    dependencies: { event_store: { status: 'up' }, postgres: { status: 'up' } },
  });
  const first = await post('/orders', order);
  expect(first.status).toBe(201);
  const metrics = await (await fetch(`${service.url}/metrics`)).text();
  expect(metrics).toMatch(/command_executor\{category="order",count="commands"[^}]*\} 1\n/);
  expect(metrics).toMatch(/event_store\{count="appends"[^}]*\} 4\n/);

  let stopped: Promise<void> | undefined;
  const answers = await Promise.all(
    Array.from({ length: 100 }, async (_, index) => {
      const answer = post('/orders', order);
      if (index === 50) stopped = answer.then(async () => await service.stop());
      return await answer.then(
        ({ status }) => status,
        () => 'refused',
      );
    }),
  );
  await stopped;
  expect(answers.every((answer) => [201, 503, 'refused'].includes(answer))).toBe(true);

  await service.start();
  const count = { ...item, type: 'adjusted', quantity: -1, reason: 'count' };
  const stock = (await (await post('/inventory/update', count)).json()) as { reserved: number };
  expect(stock.reserved).toBe(1 + answers.filter((status) => status === 201).length);
});
