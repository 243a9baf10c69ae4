import type { IntegrationEvent } from '@order-ledger/contracts';
import { expect, test } from 'vitest';
import { soon } from '../support/kept.ts';
import { Clock, startManager } from '../support/manager.ts';
import { testServers } from '../support/servers.ts';
import { Shop } from '../support/shop.ts';
import { integrationEventsIn } from '../support/streams.ts';

const servers = await testServers();
const { db, eventStore, connection, natsServer } = servers;
const clock = new Clock();
const shop = new Shop({ eventStore, now: clock.now });

const all = async (): Promise<readonly IntegrationEvent[]> => await integrationEventsIn(connection);

const aboutOrder = ({ data }: IntegrationEvent, orderId: string): boolean =>
  'order_id' in data && data.order_id === orderId;

/** What was told of an order, in the order in which it was. */
const toldOf = async (orderId: string): Promise<readonly string[]> =>
  (await all()).filter((event) => aboutOrder(event, orderId)).map(({ type }) => type);

const placedAndPaid = ['order.created', 'order.reserved', 'order.paid', 'order.confirmed'];

const positionOf = async (name: string): Promise<bigint> => {
  const row = await db
    .selectFrom('process_manager.checkpoint')
    .select('position')
    .where('name', '=', name)
    .executeTakeFirst();
  return BigInt(row?.position ?? 0);
};

const published = async (): Promise<void> => {
  const head = await eventStore.head();
  await expect.poll(async () => (await positionOf('integration-events')) >= head, soon).toBe(true);
};

test('an order is told from its placing to its end, with the products of its lines', async () => {
  startManager(servers, clock);
  const product = await shop.product(5);
  const orderId = await shop.place([product], 'pending');
  await expect.poll(async () => await shop.status(orderId), soon).toBe('reserved');
  await shop.pay(orderId);
  await expect.poll(async () => await shop.status(orderId), soon).toBe('confirmed');
  await shop.deliver(orderId);
  await expect.poll(async () => await shop.stockStory(product), soon).toContain('StockShipped');
  const story = [
    ...placedAndPaid,
    'order.shipped',
    'order.shipped',
    'order.delivered',
    'order.delivered',
  ];
  await expect.poll(async () => await toldOf(orderId), soon).toStrictEqual(story);
  await published();
  const events = await all();
  const reserved = events.find((event) => event.type === 'order.reserved');
  expect(reserved?.data.items).toStrictEqual([
    { line: 1, product_id: product, warehouse_id: 'berlin', qty_confirmed: 1 },
  ]);
  const changes = events.flatMap((event) =>
    event.type === 'stock.changed' && event.data.product_id === product ? [event.data.cause] : [],
  );
  expect(changes).toStrictEqual(['received', 'reserved', 'confirmed', 'shipped']);
});

test('while NATS is down events wait, and then come in their order, each once', async () => {
  startManager(servers, clock);
  const before = await shop.place([await shop.product(5)]);
  await expect.poll(async () => await toldOf(before), soon).toHaveLength(2);
  await natsServer.kill();
  const orders = await Promise.all(
    Array.from({ length: 20 }, async () => await shop.place([await shop.product(1)])),
  );
  await Promise.all(orders.map(async (orderId) => await shop.pay(orderId)));
  for (const orderId of orders) {
    await expect.poll(async () => await shop.status(orderId), soon).toBe('confirmed');
  }
  await natsServer.start();
  await published();
  for (const orderId of orders) expect(await toldOf(orderId)).toStrictEqual(placedAndPaid);
  const ids = (await all()).map(({ event_id: id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
}, 60_000);

test('a replay from the beginning tells nothing new, and forgets no order of events', async () => {
  const manager = startManager(servers, clock);
  const orderId = await shop.place([await shop.product(5)]);
  await shop.pay(orderId);
  await expect.poll(async () => await toldOf(orderId), soon).toStrictEqual(placedAndPaid);
  await published();
  await manager.close();
  const before = await all();
  await db
    .updateTable('process_manager.checkpoint')
    .set({ position: '0' })
    .where('name', '=', 'integration-events')
    .execute();
  startManager(servers, clock);
  await published();
  expect(await all()).toStrictEqual(before);
});

test('an order that began long ago is told by its first event', async () => {
  const manager = startManager(servers, clock);
  const product = await shop.product(5);
  const orderId = await shop.place([product]);
  await shop.pay(orderId);
  await expect.poll(async () => await toldOf(orderId), soon).toStrictEqual(placedAndPaid);
  await published();
  await manager.close();
  startManager(servers, clock);
  await shop.deliver(orderId);
  await expect.poll(async () => await toldOf(orderId), soon).toHaveLength(8);
  const shipped = (await all()).find(
    (event) => event.type === 'order.shipped' && aboutOrder(event, orderId),
  );
  expect(shipped?.data).toMatchObject({
    scope: 'shipment',
    shipment: { items: [{ line: 1, product_id: product, quantity: 1 }] },
  });
});
