import { paymentOperationId } from '@order-ledger/contracts';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { ProcessManager } from '../src/index.ts';
import { expectSettled, keptOf, soon } from './support/kept.ts';
import { Clock, startManager } from './support/manager.ts';
import { Provider } from './support/provider.ts';
import { testServers } from './support/servers.ts';
import { Shop } from './support/shop.ts';
import { Warehouse } from './support/warehouse.ts';

const servers = await testServers();
const { db, eventStore, connection, natsServer } = servers;
const clock = new Clock();
const shop = new Shop({ eventStore, now: clock.now, paymentMs: 7_200_000 });
const warehouse = new Warehouse(connection);
warehouse.open();
const provider = new Provider(connection);
provider.open();
afterAll(async () => {
  await Promise.all([warehouse.close(), provider.close()]);
});

let manager: ProcessManager;
beforeEach(() => {
  provider.manner = () => ['succeeded'];
  manager = startManager(servers, clock);
});

const paidStory = [
  'OrderPlaced',
  'OrderReserved',
  'PaymentRequested',
  'OrderPaid',
  'OrderConfirmed',
];

const requested = async (): Promise<string> => {
  const orderId = await shop.place([await shop.product(5)]);
  await shop.requestPayment(orderId);
  return orderId;
};

/** Puts the clock forward once the attempt is known to have left. */
const waitedFor = async (
  orderId: string,
  kind: 'charge' | 'refund',
  attempt: number,
): Promise<void> => {
  const left = async (): Promise<number> => {
    const asks = Object.values((await keptOf(db, orderId))?.state.money ?? {});
    const ask = asks.find(({ terms }) => terms.kind === kind)?.ask;
    return ask?.delivered === true ? ask.attempt : 0;
  };
  await expect.poll(left, soon).toBe(attempt);
  clock.advance(60_000 * 2 ** attempt);
};

describe('a charge', () => {
  test('that succeeds pays the order', async () => {
    const orderId = await requested();
    await expectSettled(db, orderId);
    expect(await shop.story(orderId)).toStrictEqual(paidStory);
    const paymentId = paymentOperationId(orderId, 'payment', '1');
    expect(provider.requestsOf(orderId)).toMatchObject([
      { kind: 'charge', payment_id: paymentId, amount: '10.00', currency: 'USD', method: 'card' },
    ]);
    expect(await shop.actorOf(orderId, 'OrderPaid')).toBe('payment-provider');
    const { body } = await manager.app.inject('/metrics');
    expect(body).toMatch(/payment_results_total\{kind="payment",outcome="succeeded".*\} 1\n/);
  });

  test('that is declined leaves the order to be paid again', async () => {
    provider.manner = (_, attempt) => [attempt === 1 ? 'failed' : 'succeeded'];
    const orderId = await requested();
    const story = async () => await shop.story(orderId);
    await expect.poll(story, soon).toContain('PaymentFailed');
    provider.manner = () => ['succeeded'];
    await shop.requestPayment(orderId);
    await expectSettled(db, orderId);
    expect(await story()).toStrictEqual([
      'OrderPlaced',
      'OrderReserved',
      'PaymentRequested',
      'PaymentFailed',
      'PaymentRequested',
      'OrderPaid',
      'OrderConfirmed',
    ]);
  });

  test('whose result comes three times pays once', async () => {
    provider.manner = () => ['succeeded', 'succeeded', 'succeeded'];
    const orderId = await requested();
    await expectSettled(db, orderId);
    expect(await shop.story(orderId)).toStrictEqual(paidStory);
  });

  test('whose result is lost is asked for again, under the same id', async () => {
    provider.manner = (_, attempt) => (attempt === 1 ? [] : ['succeeded']);
    const orderId = await requested();
    await waitedFor(orderId, 'charge', 1);
    await expectSettled(db, orderId);
    expect(await shop.story(orderId)).toStrictEqual(paidStory);
    const requests = provider.requestsOf(orderId);
    expect(requests).toHaveLength(2);
    expect(new Set(requests.map((request) => request.message_id)).size).toBe(2);
    expect(provider.askedFor(paymentOperationId(orderId, 'payment', '1'))).toBe(2);
  });

  test('that comes after the order was paid in another way goes back, once', async () => {
    provider.manner = ({ kind }) => (kind === 'refund' ? ['succeeded', 'succeeded'] : []);
    const orderId = await requested();
    await expect.poll(() => provider.requestsOf(orderId), soon).toHaveLength(1);
    await shop.pay(orderId);
    const [charge] = provider.requestsOf(orderId);
    if (charge === undefined) throw new Error('it was asked');
    await provider.say(charge, 'succeeded');
    await provider.say(charge, 'succeeded');
    // It may have been settled before, too: by the other payment.
    await expect.poll(async () => await shop.story(orderId), soon).toContain('RefundCompleted');
    await expectSettled(db, orderId);
    const story = await shop.story(orderId);
    expect(story.filter((type) => type === 'OrderPaid')).toHaveLength(1);
    expect(story.filter((type) => type === 'SurplusPaymentReceived')).toHaveLength(1);
    expect(story.filter((type) => type === 'RefundCompleted')).toHaveLength(1);
    expect(provider.askedFor(paymentOperationId(orderId, 'refund', '1'))).toBe(1);
  });
});

describe('a refund', () => {
  test('goes back once, although its result is lost and then told twice', async () => {
    provider.manner = ({ kind }, attempt) => {
      if (kind !== 'refund') return ['succeeded'];
      return attempt === 1 ? [] : ['succeeded', 'succeeded'];
    };
    const orderId = await requested();
    await expectSettled(db, orderId);
    await shop.cancel(orderId);
    await waitedFor(orderId, 'refund', 1);
    await expectSettled(db, orderId);
    const story = await shop.story(orderId);
    expect(story.slice(-3)).toStrictEqual(['OrderCancelled', 'RefundRequested', 'RefundCompleted']);
    const refunds = provider.requestsOf(orderId).filter(({ kind }) => kind === 'refund');
    expect(refunds).toMatchObject([{ amount: '10.00' }, { amount: '10.00' }]);
    expect(provider.askedFor(paymentOperationId(orderId, 'refund', '1'))).toBe(2);
  });

  test('that nobody answers calls for a person', async () => {
    provider.manner = ({ kind }) => (kind === 'refund' ? [] : ['succeeded']);
    const orderId = await requested();
    await expectSettled(db, orderId);
    await shop.cancel(orderId);
    await waitedFor(orderId, 'refund', 1);
    await waitedFor(orderId, 'refund', 2);
    const metrics = async (): Promise<string> => (await manager.app.inject('/metrics')).body;
    const counted = /unanswered_total\{receiver="payment provider",operation="refund".*\} 1\n/;
    await expect.poll(metrics, soon).toMatch(counted);
  });

  test('waits while NATS is down, and is then asked for once', async () => {
    const orderId = await requested();
    await expectSettled(db, orderId);
    await natsServer.kill();
    await shop.cancel(orderId);
    await expect.poll(async () => await shop.status(orderId), soon).toBe('cancelled');
    await natsServer.start();
    await expectSettled(db, orderId);
    expect(provider.askedFor(paymentOperationId(orderId, 'refund', '1'))).toBe(1);
    expect((await shop.story(orderId)).at(-1)).toBe('RefundCompleted');
  }, 60_000);
});
