import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { expectSettled, keptOf, soon } from './support/kept.ts';
import { Clock, startManager } from './support/manager.ts';
import { Provider } from './support/provider.ts';
import { testServers } from './support/servers.ts';
import { Shop } from './support/shop.ts';
import { Warehouse } from './support/warehouse.ts';

const servers = await testServers();
const { db, eventStore, connection } = servers;
const clock = new Clock();
const shop = new Shop({ eventStore, now: clock.now });
const warehouse = new Warehouse(connection);
warehouse.open();
const provider = new Provider(connection);
provider.open();
afterAll(async () => {
  await Promise.all([warehouse.close(), provider.close()]);
});

const free = { received: 5, reserved: 0, confirmed: 0 };
const sold = { received: 5, reserved: 0, confirmed: 1 };

beforeEach(() => {
  warehouse.manner = () => 'accepted';
  startManager(servers, clock);
});

const answered = async (orderId: string, answer: string): Promise<void> => {
  const answerOf = async () => (await keptOf(db, orderId))?.state.warehouse.answer;
  await expect.poll(answerOf, soon).toBe(answer);
};

describe('a placed order', () => {
  test('is confirmed once it is paid, with the stock and the warehouse', async () => {
    const products = [await shop.product(5), await shop.product(5)];
    const orderId = await shop.place(products);
    await answered(orderId, 'reserved');
    await shop.pay(orderId);
    await expectSettled(db, orderId);
    expect(await shop.story(orderId)).toStrictEqual([
      'OrderPlaced',
      'OrderReserved',
      'OrderPaid',
      'OrderConfirmed',
    ]);
    for (const product of products) expect(await shop.stockOf(product)).toStrictEqual(sold);
    expect(warehouse.askedOf(orderId)).toStrictEqual(['reserve', 'commit']);
  });

  test('is reserved by the process when it was placed without', async () => {
    const orderId = await shop.place([await shop.product(5), await shop.product(5)], 'pending');
    await answered(orderId, 'reserved');
    expect(await shop.status(orderId)).toBe('reserved');
  });

  test('is rejected when stock is missing, and keeps none of the rest', async () => {
    const plenty = await shop.product(5);
    const scarce = await shop.product(1);
    await shop.place([scarce]);
    const orderId = await shop.place([plenty, scarce, randomUUID()], 'pending');
    await expectSettled(db, orderId);
    expect(await shop.status(orderId)).toBe('rejected');
    expect(await shop.stockOf(plenty)).toStrictEqual(free);
    expect(warehouse.askedOf(orderId)).toStrictEqual([]);
  });

  test('gives everything back when it is cancelled', async () => {
    const product = await shop.product(5);
    const orderId = await shop.place([product]);
    await answered(orderId, 'reserved');
    await shop.cancel(orderId);
    await expectSettled(db, orderId);
    expect(await shop.stockOf(product)).toStrictEqual(free);
    expect(warehouse.askedOf(orderId)).toStrictEqual(['reserve', 'cancel']);
  });

  test('gives everything back when it is cancelled after its confirmation', async () => {
    const product = await shop.product(5);
    const orderId = await shop.place([product]);
    await shop.pay(orderId);
    await expectSettled(db, orderId);
    await shop.cancel(orderId);
    await answered(orderId, 'cancelled');
    await expectSettled(db, orderId);
    expect(await shop.stockOf(product)).toStrictEqual(free);
    expect((await shop.story(orderId)).slice(-3)).toStrictEqual([
      'OrderCancelled',
      'RefundRequested',
      'RefundCompleted',
    ]);
  });

  test('expires when it is not paid in time', async () => {
    const product = await shop.product(5);
    const orderId = await shop.place([product]);
    await answered(orderId, 'reserved');
    clock.advance(901_000);
    await expectSettled(db, orderId);
    expect(await shop.status(orderId)).toBe('expired');
    expect(await shop.stockStory(product)).toStrictEqual([
      'StockReceived',
      'StockReserved',
      'ReservationExpired',
    ]);
    expect(warehouse.askedOf(orderId)).toStrictEqual(['reserve', 'cancel']);
  });
});

describe('reservations without an order', () => {
  test('are released, and nobody can place that order any more', async () => {
    const product = await shop.product(5);
    const orderId = randomUUID();
    await shop.reserve(orderId, product);
    await expect.poll(async () => await keptOf(db, orderId), soon).toBeDefined();
    clock.advance(31_000);
    await expectSettled(db, orderId);
    expect(await shop.story(orderId)).toStrictEqual(['OrderAbandoned']);
    expect(await shop.stockOf(product)).toStrictEqual(free);
  });
});

describe('a warehouse', () => {
  test('that refuses cancels the order', async () => {
    warehouse.manner = () => 'refused';
    const product = await shop.product(5);
    const orderId = await shop.place([product]);
    await expectSettled(db, orderId);
    expect(await shop.status(orderId)).toBe('cancelled');
    expect(await shop.stockOf(product)).toStrictEqual(free);
  });

  test('that is silent is asked again and then given up', async () => {
    warehouse.manner = ({ operation }) => (operation === 'cancel' ? 'accepted' : null);
    const orderId = await shop.place([await shop.product(5)]);
    // The wait for an answer counts from when a message is known to have left.
    const left = async () => {
      const ask = (await keptOf(db, orderId))?.state.warehouse.ask;
      return ask?.delivered === true ? ask.attempt : 0;
    };
    await expect.poll(left, soon).toBe(1);
    clock.advance(61_000);
    await expect.poll(left, soon).toBe(2);
    clock.advance(121_000);
    await expect.poll(left, soon).toBe(3);
    clock.advance(241_000);
    await expectSettled(db, orderId);
    expect(warehouse.askedOf(orderId)).toStrictEqual(['reserve', 'query', 'query', 'cancel']);
    expect(await shop.status(orderId)).toBe('cancelled');
  });

  test('that could not be reached is sent the same operation again', async () => {
    warehouse.manner = ({ message_id: id }) => (id.endsWith(':1') ? 'failed' : 'accepted');
    const orderId = await shop.place([await shop.product(5)]);
    await expect
      .poll(async () => (await keptOf(db, orderId))?.state.warehouse.ask?.failed, soon)
      .toBe(true);
    clock.advance(61_000);
    await answered(orderId, 'reserved');
    const ids = warehouse.requests.filter(({ order_id: id }) => id === orderId);
    expect(new Set(ids.map((request) => request.operation_id)).size).toBe(1);
    expect(new Set(ids.map((request) => request.message_id)).size).toBe(2);
  });

  test('that accepts after the cancellation is told to cancel', async () => {
    warehouse.manner = ({ operation }) => (operation === 'reserve' ? null : 'accepted');
    const orderId = await shop.place([await shop.product(5)]);
    await expect.poll(async () => warehouse.askedOf(orderId), soon).toHaveLength(1);
    const [request] = warehouse.requests.slice(-1);
    if (request === undefined) throw new Error('it was asked');
    await warehouse.reply(request, 'refused');
    await expectSettled(db, orderId);
    await warehouse.reply(request, 'accepted');
    await answered(orderId, 'cancelled');
    expect(warehouse.askedOf(orderId)).toStrictEqual(['reserve', 'cancel']);
  });
});
