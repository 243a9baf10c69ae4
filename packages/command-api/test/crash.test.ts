import { expect, it } from 'vitest';
import {
  dyingStore as storeDyingAt,
  eventsOf,
  line,
  orderOf,
  post,
  startLedger,
  stockStream,
  stocked,
  typesOf,
} from './command-api.ts';
import type { Moment } from './command-api.ts';
import { processManager } from './process-manager.ts';

/*
 * A process that dies is an instance whose store stops answering at that moment. What it leaves is
 * in the real event store, and the next instance starts with nothing else.
 */

const ledger = await startLedger();
const app = ledger.instance();
const manager = processManager(ledger);
const { eventStore, personalData } = ledger;

/** Dies at the first append to an order's stream. */
const dyingStore = (moment: Moment) => storeDyingAt(eventStore, 'order-', moment);

/** Under which id the stock of a product is held. */
const holderOf = async (product: string): Promise<string> => {
  const events = await eventsOf(ledger, stockStream(product));
  const { reservationId } = (events.at(-1)?.data ?? {}) as { reservationId: string };
  return reservationId;
};

it.each<Moment>(['before the append', 'after the append'])(
  'finds or finishes a keyed order whose process died %s',
  async (moment) => {
    const product = await stocked(app, 5);
    const order = orderOf(line(product, 2));
    const key = { 'idempotency-key': `died ${moment}`.replaceAll(' ', '-') };
    const dying = ledger.instance({ eventStore: dyingStore(moment) });
    const lost = await post(dying, '/orders', order, key);
    expect([lost.status, lost.body.code]).toEqual([503, 'event_store_unavailable']);
    expect(lost.headers['retry-after']).toBeDefined();
    const found = await post(ledger.instance(), '/orders', order, key);
    expect(found.status).toBe(201);
    expect(await typesOf(ledger, `order-${found.body.id}`)).toEqual([
      'OrderPlaced',
      'OrderReserved',
    ]);
    expect(await typesOf(ledger, stockStream(product))).toEqual(['StockReceived', 'StockReserved']);
  },
);

it('finds a payment whose answer was lost', async () => {
  const { body: order } = await post(app, '/orders', orderOf(line(await stocked(app, 1))));
  const payment = { method: 'card', reference: 'p-1' };
  const key = { 'idempotency-key': 'lost-payment' };
  const dying = ledger.instance({ eventStore: dyingStore('after the append') });
  const url = `/orders/${order.id}/payment`;
  expect((await post(dying, url, payment, key)).status).toBe(503);
  const found = await post(ledger.instance(), url, payment, key);
  expect([found.status, found.body.status]).toEqual([200, 'paid']);
});

it('places anew under a key whose first placement died and was given up', async () => {
  const product = await stocked(app, 1);
  const order = orderOf(line(product));
  const key = { 'idempotency-key': 'given-up' };
  const dying = ledger.instance({ eventStore: dyingStore('before the append') });
  expect((await post(dying, '/orders', order, key)).status).toBe(503);
  const abandoned = await holderOf(product);
  await manager.abandon(abandoned);
  await manager.release(abandoned, product);
  const placed = await post(ledger.instance(), '/orders', order, key);
  expect(placed.status).toBe(201);
  expect(placed.body.id).not.toBe(abandoned);
  expect((await post(app, '/orders', order, key)).body).toEqual(placed.body);
});

it.each([{}, { 'idempotency-key': 'too-slow' }])(
  'tells to retry when its placement was given up while it was under way (%o)',
  async (headers) => {
    const product = await stocked(app, 1);
    const slow = ledger.instance({
      personalData: {
        ...personalData,
        seal: async (person, text) => {
          await manager.abandon(await holderOf(product));
          return await personalData.seal(person, text);
        },
      },
    });
    const answer = await post(slow, '/orders', orderOf(line(product)), headers);
    expect([answer.status, answer.body.code]).toEqual([503, 'placement_abandoned']);
    expect(answer.headers['retry-after']).toBe('1');
    expect((await post(app, '/orders', orderOf(line(product)), headers)).status).toBe(201);
  },
);

it('gives the stock back at once when the address cannot be sealed', async () => {
  const product = await stocked(app, 1);
  const failing = ledger.instance({
    personalData: {
      ...personalData,
      seal: async () =>
        await Promise.reject(new Error('Connection terminated due to connection timeout')),
    },
  });
  const answer = await post(failing, '/orders', orderOf(line(product)));
  expect([answer.status, answer.body.code]).toEqual([503, 'database_unavailable']);
  expect((await post(app, '/orders', orderOf(line(product)))).status).toBe(201);
});
