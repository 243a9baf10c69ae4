import { expect, test } from 'vitest';
import { expectSettled, keptOf, outboxSize, soon } from './support/kept.ts';
import { Clock, startManager } from './support/manager.ts';
import { mortalServers } from './support/servers.ts';
import type { MortalServers } from './support/servers.ts';
import { Shop } from './support/shop.ts';
import { Warehouse } from './support/warehouse.ts';

const servers = await mortalServers();
const { db, eventStore, connection, storeServer, natsServer, postgres } = servers;
const clock = new Clock();
const shop = new Shop({ eventStore, now: clock.now });

const openWarehouse = ({ connection }: MortalServers): Warehouse => {
  const warehouse = new Warehouse(connection);
  warehouse.open();
  return warehouse;
};

test('while NATS is down everything else goes on, and then the messages follow', async () => {
  startManager(servers, clock);
  const warehouse = openWarehouse(servers);
  await natsServer.kill();
  const orders = await Promise.all(
    Array.from({ length: 20 }, async () => await shop.place([await shop.product(1)])),
  );
  await Promise.all(orders.map(async (orderId) => await shop.pay(orderId)));
  for (const orderId of orders) {
    await expect.poll(async () => await shop.status(orderId), soon).toBe('confirmed');
  }
  expect(await outboxSize(db)).toBe(orders.length);
  await natsServer.start();
  for (const orderId of orders) {
    await expectSettled(db, orderId);
    expect(warehouse.askedOf(orderId)).toStrictEqual(['reserve', 'commit']);
  }
  await warehouse.close();
}, 60_000);

test('it starts without NATS, and speaks when NATS comes', async () => {
  await natsServer.kill();
  startManager(servers, clock);
  const orderId = await shop.place([await shop.product(1)], 'pending');
  await expect.poll(async () => await shop.status(orderId), soon).toBe('reserved');
  await natsServer.start();
  const warehouse = openWarehouse(servers);
  await expect.poll(() => warehouse.askedOf(orderId), soon).toStrictEqual(['reserve']);
  await warehouse.close();
}, 60_000);

test('after the event store was down the commands follow', async () => {
  const warehouse = openWarehouse(servers);
  const manager = startManager(servers, clock);
  const product = await shop.product(2);
  const orderId = await shop.place([product]);
  await expect.poll(() => warehouse.askedOf(orderId), soon).toStrictEqual(['reserve']);
  await shop.cancel(orderId);
  await storeServer.kill();
  await storeServer.start();
  await expectSettled(db, orderId);
  expect((await shop.stockOf(product)).reserved).toBe(0);
  await manager.close();
  await warehouse.close();
}, 60_000);

test('after PostgreSQL was down it goes on where it was', async () => {
  const warehouse = openWarehouse(servers);
  startManager(servers, clock);
  const product = await shop.product(2);
  const orderId = await shop.place([product]);
  await postgres.kill();
  await shop.pay(orderId);
  await postgres.start();
  await expectSettled(db, orderId);
  expect(await shop.status(orderId)).toBe('confirmed');
  expect(await shop.stockStory(product)).toStrictEqual([
    'StockReceived',
    'StockReserved',
    'ReservationConfirmed',
  ]);
  await warehouse.close();
}, 60_000);

test('an order whose time runs out while everything is down expires afterwards', async () => {
  const manager = startManager(servers, clock);
  const warehouse = openWarehouse(servers);
  const product = await shop.product(2);
  const orderId = await shop.place([product]);
  const answer = async () => (await keptOf(db, orderId))?.state.warehouse.answer;
  await expect.poll(answer, soon).toBe('reserved');
  await manager.close();
  await Promise.all([natsServer.kill(), storeServer.kill(), postgres.kill()]);
  clock.advance(3_600_000);
  await Promise.all([natsServer.start(), storeServer.start(), postgres.start()]);
  startManager(servers, clock);
  await expectSettled(db, orderId);
  expect(await shop.status(orderId)).toBe('expired');
  expect(await shop.stockOf(product)).toStrictEqual({ received: 2, reserved: 0, confirmed: 0 });
  expect(warehouse.askedOf(orderId)).toStrictEqual(['reserve', 'cancel']);
  await warehouse.close();
  await connection.flush();
}, 60_000);
