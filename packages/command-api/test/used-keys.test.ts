import { readRawAll } from '@order-ledger/event-store';
import type { RawEvent } from '@order-ledger/event-store';
import { expect, it } from 'vitest';
import {
  dyingStore,
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

const ledger = await startLedger();
const app = ledger.instance();
const other = ledger.instance();

let keys = 0;
const newKey = () => ({ 'idempotency-key': `key-${(keys += 1)}` });

const receive = async (server: typeof app, product: string, headers = {}, quantity = 1) =>
  await post<{ code: string; received: number }>(
    server,
    '/inventory/update',
    { type: 'received', product_id: product, warehouse_id: 'main', quantity },
    headers,
  );

/** Everything that key streams hold, as it is stored. */
const usedKeys = async (): Promise<readonly RawEvent[]> => {
  const events: RawEvent[] = [];
  const range = { prefixes: ['idempotencyKey-'] };
  for await (const event of readRawAll(ledger.eventStore, range)) events.push(event);
  return events;
};

it('knows the key of a movement again when it comes for another product', async () => {
  const [first, second] = [await stocked(app, 1), await stocked(app, 1)];
  const key = newKey();
  const moved = await receive(app, first, key);
  expect(moved.status).toBe(200);
  const head = await ledger.head();
  for (const instance of [app, other, ledger.instance()]) {
    const { status, body } = await receive(instance, second, key);
    expect([status, body.code]).toEqual([422, 'idempotency_key_reused']);
    expect((await receive(instance, first, key)).body).toEqual(moved.body);
  }
  expect(await ledger.head()).toBe(head);
});

it('gives a key to one of two products that it comes for at once', async () => {
  for (let round = 0; round < 10; round += 1) {
    const [first, second] = [await stocked(app, 1), await stocked(app, 1)];
    const key = newKey();
    const answers = await Promise.all([receive(app, first, key), receive(other, second, key)]);
    const [one, two] = answers.map(({ status }) => status);
    expect(new Set([one, two])).toEqual(new Set([200, 422]));
    expect(await typesOf(ledger, stockStream(first))).toHaveLength(one === 200 ? 2 : 1);
    expect(await typesOf(ledger, stockStream(second))).toHaveLength(two === 200 ? 2 : 1);
  }
});

it.each<Moment>(['before the append', 'after the append'])(
  'moves stock once under a key whose process died %s',
  async (moment) => {
    const [first, second] = [await stocked(app, 1), await stocked(app, 1)];
    const key = newKey();
    const eventStore = dyingStore(ledger.eventStore, 'stockReservation-', moment);
    const lost = await receive(ledger.instance({ eventStore }), first, key);
    expect([lost.status, lost.body.code]).toEqual([503, 'event_store_unavailable']);
    expect((await receive(ledger.instance(), second, key)).status).toBe(422);
    const found = await receive(ledger.instance(), first, key);
    expect([found.status, found.body.received]).toEqual([200, 2]);
    expect(await typesOf(ledger, stockStream(first))).toHaveLength(2);
    expect(await typesOf(ledger, stockStream(second))).toHaveLength(1);
  },
);

it.each<Moment>(['before the append', 'after the append'])(
  'gives a key to a later request when its process died %s of the key',
  async (moment) => {
    const product = await stocked(app, 1);
    const key = newKey();
    const eventStore = dyingStore(ledger.eventStore, 'idempotencyKey-', moment);
    expect((await receive(ledger.instance({ eventStore }), product, key)).status).toBe(503);
    expect(await typesOf(ledger, stockStream(product))).toHaveLength(1);
    expect((await receive(ledger.instance(), product, key)).body.received).toBe(2);
  },
);

it('holds a key to its request also when that was refused', async () => {
  const product = await stocked(app, 999_999_999);
  const key = newKey();
  expect((await receive(app, product, key, 2)).body.code).toBe('quantity_out_of_range');
  expect((await receive(other, product, key, 1)).body.code).toBe('idempotency_key_reused');
});

it('writes a key down where its stream does not follow from it, and nowhere else', async () => {
  const product = await stocked(app, 3);
  const key = newKey();
  const before = (await usedKeys()).length;
  const { id } = (await post(app, '/orders', orderOf(line(product)), key)).body;
  await post(app, `/orders/${id}/payment`, { method: 'card', reference: 'p-1' }, key);
  await post(app, `/orders/${id}/cancel`, {}, key);
  await receive(app, product);
  expect(await usedKeys()).toHaveLength(before);
  await receive(app, product, key);
  await receive(app, product, key);
  const used = await usedKeys();
  expect(used).toHaveLength(before + 1);
  const [movement] = (await eventsOf(ledger, stockStream(product))).slice(-1);
  const { commandId, fingerprint } = (movement?.metadata ?? {}) as Record<string, string>;
  expect(used.at(-1)).toMatchObject({
    stream: `idempotencyKey-${commandId}`,
    type: 'KeyUsed',
    data: { fingerprint, target: stockStream(product) },
    metadata: { fingerprint },
  });
});
