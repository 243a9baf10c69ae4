import { randomUUID } from 'node:crypto';
import { ledgerStreams } from '@order-ledger/contracts';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { ProcessManager } from '../../src/index.ts';
import { keptOf, soon } from '../support/kept.ts';
import { Clock, startManager } from '../support/manager.ts';
import { Provider } from '../support/provider.ts';
import { senderOn } from '../support/senders.ts';
import { mortalServers } from '../support/servers.ts';
import { Shop } from '../support/shop.ts';
import { deadLettersIn, waitingIn } from '../support/streams.ts';

const servers = await mortalServers();
const { db, eventStore, connection, storeServer } = servers;
const clock = new Clock();
const shop = new Shop({ eventStore, now: clock.now });
const send = senderOn(connection);
const provider = new Provider(connection);
provider.open();
afterAll(async () => await provider.close());

let manager: ProcessManager;
beforeEach(() => {
  manager = startManager(servers, clock);
});

const allHandled = async (): Promise<void> => {
  await expect.poll(async () => await waitingIn(connection, ledgerStreams.inbound), soon).toBe(0);
};

/** Why a message was set aside, once it is. */
const refusalOf = async (messageId: string): Promise<string | undefined> => {
  const find = async () =>
    (await deadLettersIn(connection)).find(({ payload }) => payload.data.includes(messageId));
  await expect.poll(find, soon).toBeDefined();
  const letter = await find();
  expect(letter?.reason).toBe('refused');
  return letter?.error.code;
};

const count = (story: readonly string[], type: string): number =>
  story.filter((each) => each === type).length;

const payment = (orderId: string, reference: string) => ({
  kind: 'payment',
  outcome: 'succeeded',
  order_id: orderId,
  reference,
  method: 'card',
  amount: '10.00',
  currency: 'USD',
});

describe('a payment that comes in', () => {
  test('pays the order once, however often it comes and under whatever id', async () => {
    const orderId = await shop.place([await shop.product(5)]);
    const message = { message_id: randomUUID(), ...payment(orderId, 'ref-1') };
    for (let n = 0; n < 3; n += 1) await send('payment', message);
    await send('payment', payment(orderId, 'ref-1'));
    await allHandled();
    const story = await shop.story(orderId);
    expect(count(story, 'OrderPaid')).toBe(1);
    expect(story).not.toContain('SurplusPaymentReceived');
    expect(await shop.actorOf(orderId, 'OrderPaid')).toBe('payment-provider');
    const { body } = await manager.app.inject('/metrics');
    expect(body).toMatch(/process_manager_inbound_total\{kind="payment".*\} 2\n/);
  });

  test('goes back when the order is cancelled already', async () => {
    const orderId = await shop.place([await shop.product(5)]);
    await shop.cancel(orderId);
    await send('payment', payment(orderId, 'late'));
    const story = async () => await shop.story(orderId);
    await expect.poll(story, soon).toContain('RefundCompleted');
    expect((await story()).slice(-3)).toStrictEqual([
      'SurplusPaymentReceived',
      'RefundRequested',
      'RefundCompleted',
    ]);
  });

  test('that is early is tried again until the order is reserved', async () => {
    await manager.close();
    const orderId = await shop.place([await shop.product(5)], 'pending');
    await send('payment', payment(orderId, 'early'));
    startManager(servers, clock);
    await expect.poll(async () => await shop.story(orderId), soon).toContain('OrderPaid');
    await allHandled();
    expect(
      (await deadLettersIn(connection)).map(({ payload }) => payload.data).join(),
    ).not.toContain(orderId);
  });

  test('completes a refund that the provider has forgotten to answer', async () => {
    provider.manner = () => [];
    const orderId = await shop.place([await shop.product(5)]);
    await shop.pay(orderId);
    await shop.cancel(orderId);
    await send('payment', {
      kind: 'refund',
      outcome: 'succeeded',
      order_id: orderId,
      refund_id: `${orderId}:refund:1`,
      reference: 'by-hand',
    });
    await expect.poll(async () => await shop.story(orderId), soon).toContain('RefundCompleted');
    provider.manner = () => ['succeeded'];
  });

  test('for an order that there is not is set aside', async () => {
    const messageId = await send('payment', payment(randomUUID(), 'ref'));
    expect(await refusalOf(messageId)).toBe('order_not_found');
  });

  test('with more digits than its currency has is set aside', async () => {
    const orderId = await shop.place([await shop.product(5)]);
    const messageId = await send('payment', { ...payment(orderId, 'ref'), amount: '10.001' });
    expect(await refusalOf(messageId)).toBe('invalid_amount');
  });
});

describe('a return that comes in', () => {
  test('is requested and completed, restocked and refunded, each once', async () => {
    const product = await shop.product(5);
    const orderId = await shop.place([product]);
    await shop.pay(orderId);
    await expect.poll(async () => await shop.status(orderId), soon).toBe('confirmed');
    await shop.deliver(orderId);
    const about = { order_id: orderId, return_id: 'r-1' };
    const items = [{ product_id: product, quantity: 1 }];
    for (const kind of ['requested', 'completed']) {
      const message = { message_id: randomUUID(), kind, ...about, items };
      await send('return', message);
      await send('return', message);
    }
    const story = async () => await shop.story(orderId);
    await expect.poll(story, soon).toContain('RefundCompleted');
    for (const type of ['ReturnRequested', 'ReturnCompleted', 'RefundRequested']) {
      expect(count(await story(), type), type).toBe(1);
    }
    const restocked = async () => count(await shop.stockStory(product), 'StockRestocked');
    await expect.poll(restocked, soon).toBe(1);
    expect(await shop.actorOf(orderId, 'ReturnRequested')).toBe('return-service');
  });

  test('of a product that the order does not have is set aside', async () => {
    const orderId = await shop.place([await shop.product(5)]);
    const items = [{ product_id: 'another', quantity: 1 }];
    const about = { kind: 'requested', order_id: orderId, return_id: 'r-1' };
    expect(await refusalOf(await send('return', { ...about, items }))).toBe('invalid_lines');
    expect(await refusalOf(await send('return', about))).toBe('illegal_transition');
  });
});

describe('a price that comes in', () => {
  test('counts once, also when it changed nothing at first and comes again later', async () => {
    const productId = await shop.createProduct(1_000);
    const first = { message_id: randomUUID(), product_id: productId, price: '10.00' };
    await send('price', first);
    await send('price', { product_id: productId, price: 12.5, currency: 'USD' });
    await allHandled();
    expect(await shop.priceOf(productId)).toBe(1_250);
    await send('price', first);
    await allHandled();
    expect(await shop.priceOf(productId)).toBe(1_250);
  });

  test.each([
    ['of a product that there is not', { product_id: 'none', price: '1' }, 'product_not_found'],
    ['in another currency', { price: '1', currency: 'EUR' }, 'currency_mismatch'],
  ])('%s is set aside', async (_, fields, code) => {
    const product_id = await shop.createProduct(1_000);
    expect(await refusalOf(await send('price', { product_id, ...fields }))).toBe(code);
  });
});

describe('a count that comes in', () => {
  test('corrects the stock once', async () => {
    const productId = await shop.product(5);
    const item = { product_id: productId, warehouse_id: 'berlin' };
    const message = { message_id: randomUUID(), ...item, counted: 3 };
    await send('stock_count', message);
    await send('stock_count', message);
    await allHandled();
    expect((await shop.stockOf(productId)).received).toBe(3);
    expect(await shop.stockStory(productId)).toStrictEqual(['StockReceived', 'StockAdjusted']);
  });

  test('takes reservations only when it is told to', async () => {
    const productId = await shop.product(1);
    const orderId = await shop.place([productId]);
    await expect.poll(async () => await keptOf(db, orderId), soon).toBeDefined();
    const count = { product_id: productId, warehouse_id: 'berlin', counted: 0 };
    expect(await refusalOf(await send('stock_count', count))).toBe('insufficient_stock');
    await send('stock_count', { ...count, force: true });
    await expect.poll(async () => await shop.status(orderId), soon).toBe('cancelled');
  });
});

describe('anything that comes in', () => {
  test('is set aside when it cannot be read, and holds up nobody', async () => {
    const orderId = await shop.place([await shop.product(5)]);
    const unreadable = ['{', '[]', '{"message_id":"a","order_id":"42"}', '\u0000'];
    for (const text of unreadable) await send('return', text);
    await send('payment', { ...payment(orderId, 'ref'), reference: 'a\u0000b' });
    await send('payment', payment(orderId, 'ref-2'));
    await allHandled();
    expect(await shop.story(orderId)).toContain('OrderPaid');
    const letters = await deadLettersIn(connection);
    const found = letters.filter(({ reason }) => reason === 'unreadable');
    expect(found).toHaveLength(unreadable.length + 1);
  });

  test('waits while the event store is down', async () => {
    const productId = await shop.createProduct(1_000);
    await storeServer.kill();
    await send('price', { product_id: productId, price: '20.00' });
    await storeServer.start();
    await allHandled();
    expect(await shop.priceOf(productId)).toBe(2_000);
  });
});
