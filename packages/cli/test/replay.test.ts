import { randomBytes, randomUUID } from 'node:crypto';
import { testDatabase, testEventStore } from '@order-ledger/embedded/testing';
import { connectEventStore } from '@order-ledger/event-store';
import {
  type PersonalDataDatabase,
  createPersonalData,
  migratePersonalData,
} from '@order-ledger/personal-data';
import { ledgerWriter, placeOrder, testTime as at } from '@order-ledger/projector/testing';
import { connectPostgres, createLogger } from '@order-ledger/service-kit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ledgerCommand } from './support/ledger-command.ts';

const server = await testEventStore();
const POSTGRES_URL = await testDatabase();
const eventStore = connectEventStore({ url: server.url });
const writer = ledgerWriter(eventStore);
const masterKey = randomBytes(32);
const db = connectPostgres<PersonalDataDatabase>({
  url: POSTGRES_URL,
  applicationName: 'test',
  logger: createLogger({ service: 'test', level: 'silent' }),
});
afterAll(async () => {
  await Promise.all([eventStore.close(), db.destroy()]);
});

const places = { EVENTSTORE_URL: server.url, POSTGRES_URL };
const ledger = ledgerCommand(places);
const keeper = ledgerCommand({ ...places, MASTER_KEY: masterKey.toString('base64') });

describe('the life of an order', () => {
  const orderId = randomUUID();

  beforeAll(async () => {
    await migratePersonalData(db);
    const personalData = createPersonalData({ db, masterKey });
    const seal = async (city: string) =>
      await personalData.seal('user:ada', JSON.stringify({ city }));
    const shippingAddress = await seal('London');
    await writer.order(orderId, placeOrder(orderId, { userId: 'ada', shippingAddress }));
    await writer.order(orderId, {
      type: 'EditOrder',
      shippingAddress: await seal('Rome'),
      at,
    });
    await writer.order(orderId, { type: 'PayOrder', method: 'card', reference: 'p', at });
  });

  test('is a timeline: when, who, what changed and why', async () => {
    const { code, out, err } = await ledger('replay', 'order', orderId);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const lines = out.split('\n');
    expect(lines[0]).toBe(`order ${orderId}`);
    const heads = lines.filter((line) => /^20\d\d-/.test(line));
    expect(heads.map((line) => line.split(/ {2,}/).slice(1))).toEqual([
      ['0', 'OrderPlaced', 'by service:test'],
      ['1', 'OrderReserved', 'by service:test'],
      ['2', 'ShippingAddressChanged', 'by service:test'],
      ['3', 'OrderPaid', 'by service:test'],
    ]);
    expect(out).toMatch(/^ {2}command [\w-]{36}, request test$/m);
    expect(out).toMatch(/^ {2}status +placed → reserved$/m);
    expect(out).toMatch(/^ {2}shipping_address +sealed:[0-9a-f]{12} → sealed:[0-9a-f]{12}$/m);
  });

  test('is one event per line, or one document, for programs', async () => {
    const lines = (await ledger('replay', 'order', orderId, '--ndjson')).out.trim().split('\n');
    const events = lines.map((line): unknown => JSON.parse(line));
    expect(events).toHaveLength(4);
    expect(events[1]).toMatchObject({
      type: 'OrderReserved',
      revision: '1',
      actor: 'service:test',
      request_id: 'test',
      changes: expect.arrayContaining([
        { path: '/status', from: 'placed', to: 'reserved' },
      ]) as unknown,
    });
    const { out } = await ledger('replay', 'order', orderId, '--json');
    const document = { stream: `order-${orderId}`, personal_data: 'sealed', events };
    expect(JSON.parse(out)).toEqual(document);
  });

  test('has its personal data for who has the master key', async () => {
    const opened = await keeper('replay', 'order', orderId, '--personal-data');
    expect(opened.out).toMatch(/^ {2}shipping_address\.city +London → Rome$/m);
    expect(await ledger('replay', 'order', orderId, '--personal-data')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('MASTER_KEY') as unknown,
    });
  });

  test('is told as of a revision or an instant', async () => {
    const at1 = await ledger('replay', 'order', orderId, '--as-of', '1', '--json');
    expect(JSON.parse(at1.out)).toMatchObject({ revision: '1', state: { status: 'reserved' } });
    const later = ['--as-of', '2999-01-01T00:00:00Z', '--json'];
    const now = await ledger('replay', 'order', orderId, ...later);
    expect(JSON.parse(now.out)).toMatchObject({ revision: '3', state: { status: 'paid' } });
    const text = await ledger('replay', 'order', orderId, '--as-of', '1');
    expect(text.out).toContain('"status": "reserved"');
  });

  test('differs between two moments by what happened between them', async () => {
    const { out } = await ledger('replay', 'order', orderId, '--json', '--diff', '0', '1');
    expect(JSON.parse(out)).toMatchObject({
      from: { revision: '0' },
      to: { revision: '1' },
      changes: expect.arrayContaining([
        { path: '/status', from: 'placed', to: 'reserved' },
      ]) as unknown,
    });
    const same = await ledger('replay', 'order', orderId, '--diff', '1', '1');
    expect(same.out).toContain('nothing is different');
  });

  test('cannot be told of what is not there', async () => {
    const id = randomUUID();
    expect(await ledger('replay', 'order', id)).toMatchObject({
      code: 1,
      out: '',
      err: `the ledger holds nothing of order ${id}\n`,
    });
    expect(await ledger('replay', 'order', orderId, '--as-of', '9')).toMatchObject({
      code: 1,
      err: `order ${orderId} was not there at revision 9\n`,
    });
  });

  test.each([
    ['no id', ['order']],
    ['no order id', ['order', 'mug']],
    ['no moment', ['order', orderId, '--as-of', 'yesterday']],
    ['one moment', ['order', orderId, '--diff', '1']],
    ['three moments', ['order', orderId, '--diff', '1', '2', '3']],
    ['both', ['order', orderId, '--as-of', '1', '--diff', '1', '2']],
    ['a product without its warehouse', ['stock', 'mug']],
  ])('is asked for wrongly with %s', async (_, args) => {
    expect(await ledger('replay', ...args)).toMatchObject({ code: 2, out: '' });
  });
});

test('the life of a stock item and of a product', async () => {
  const item = { warehouseId: 'main', productId: randomUUID() };
  const { productId } = item;
  const received = { type: 'ReceiveStock', item, movementId: 'a', quantity: 5, reason: 'x', at };
  await writer.stock(item, received as typeof received & { type: 'ReceiveStock' });
  const stock = await ledger('replay', 'stock', `main/${productId}`);
  expect(stock.out).toMatch(/^ {2}available +5$/m);
  const named = await ledger('replay', 'stock', productId, '--warehouse', 'main');
  expect(named.out).toBe(stock.out);

  const terms = { name: 'Tea', price: 999, currency: 'USD' };
  await writer.product(productId, { type: 'CreateProduct', productId, ...terms, at });
  await writer.product(productId, { type: 'ChangeProduct', name: 'Green tea', at });
  const product = await ledger('replay', 'product', productId);
  expect(product.out).toMatch(/^ {2}name +Tea → Green tea$/m);
});
