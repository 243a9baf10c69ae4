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

beforeEach(() => {
  startManager(servers, clock);
});

const at = (): string => clock.now().toISOString();

/** The operations that the warehouse was asked for, with what they were about. */
const operationsOf = (orderId: string) =>
  warehouse.requests
    .filter((request) => request.order_id === orderId)
    .map(({ operation_id: id, items }) => `${id.slice(orderId.length)} ${items.length}`);

const paidWithTwo = async () => {
  const products = [await shop.product(5), await shop.product(5)] as const;
  const orderId = await shop.place(products);
  const asked = () => warehouse.askedOf(orderId);
  await expect.poll(asked, soon).toStrictEqual(['reserve']);
  await shop.pay(orderId);
  await expectSettled(db, orderId);
  return { orderId, products };
};

describe('an order that changes', () => {
  test('asks the warehouse anew for what is left, and gives the rest of the stock back', async () => {
    const { orderId, products } = await paidWithTwo();
    const comment = null;
    const lines = [{ line: 2, quantity: 1 }];
    await shop.command(orderId, { type: 'CancelItems', lines, comment, at: at() });
    const operations = [':reserve 2', ':commit 2', ':cancel 2', '.2:reserve 1', '.2:commit 1'];
    await expect.poll(() => operationsOf(orderId), soon).toStrictEqual(operations);
    await expectSettled(db, orderId);
    expect(await shop.stockOf(products[0])).toMatchObject({ reserved: 0, confirmed: 1 });
    expect(await shop.stockOf(products[1])).toMatchObject({ reserved: 0, confirmed: 0 });
    expect((await shop.story(orderId)).slice(-3)).toStrictEqual([
      'ItemsCancelled',
      'RefundRequested',
      'RefundCompleted',
    ]);
  });

  test('holds its stock for as long as it may be paid', async () => {
    const product = await shop.product(5);
    const orderId = await shop.place([product]);
    const paymentDueAt = new Date(clock.now().getTime() + 7_200_000).toISOString();
    const extend = { type: 'ExtendPaymentDeadline', paymentDueAt, at: at() } as const;
    await shop.command(orderId, extend);
    const story = async () => await shop.stockStory(product);
    await expect.poll(story, soon).toContain('ReservationExtended');
    clock.advance(901_000);
    await shop.pay(orderId);
    await expectSettled(db, orderId);
    expect(await shop.status(orderId)).toBe('confirmed');
  });
});

describe('an order that is sent', () => {
  test('takes its pieces out of the stock, each once, and puts back what returns', async () => {
    const { orderId, products } = await paidWithTwo();
    await shop.deliver(orderId);
    for (const product of products) {
      await expect.poll(async () => await shop.stockStory(product), soon).toContain('StockShipped');
    }
    const back = { returnId: 'r-1', lines: null, comment: null, windowDays: 30 } as const;
    await shop.command(orderId, { type: 'RequestReturn', ...back, at: at() });
    const lines = [{ line: 1, quantity: 1, restock: true }];
    await shop.command(orderId, { type: 'CompleteReturn', returnId: 'r-1', lines, at: at() });
    const story = async () => await shop.stockStory(products[0]);
    await expect.poll(story, soon).toContain('StockRestocked');
    await expectSettled(db, orderId);
    expect(await story()).toStrictEqual([
      'StockReceived',
      'StockReserved',
      'ReservationConfirmed',
      'StockShipped',
      'StockRestocked',
    ]);
    expect((await shop.story(orderId)).slice(-2)).toStrictEqual([
      'RefundRequested',
      'RefundCompleted',
    ]);
  });
});

describe('a hold', () => {
  test('expires at its time, and is never abandoned before', async () => {
    const product = await shop.product(5);
    const hold = `hold-${randomUUID()}`;
    await shop.reserve(hold, product);
    await expect.poll(async () => await keptOf(db, hold), soon).toBeDefined();
    clock.advance(31_000);
    await shop.reserve(`hold-${randomUUID()}`, product);
    expect((await shop.stockOf(product)).reserved).toBe(2);
    clock.advance(870_000);
    await expect.poll(async () => (await shop.stockOf(product)).reserved, soon).toBe(1);
    expect(await shop.stockStory(product)).toStrictEqual([
      'StockReceived',
      'StockReserved',
      'StockReserved',
      'ReservationExpired',
    ]);
    expect(await shop.story(hold)).toStrictEqual([]);
  });
});
