import { randomUUID } from 'node:crypto';
import { readRawStream } from '@order-ledger/event-store';
import type { RawEvent } from '@order-ledger/event-store';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { record } from '../src/store/journal.ts';
import type { JournalEntry } from '../src/store/journal.ts';
import { expectSettled, keptOf, soon } from './support/kept.ts';
import { Clock, startManager } from './support/manager.ts';
import { Provider } from './support/provider.ts';
import { senderOn } from './support/senders.ts';
import { testServers } from './support/servers.ts';
import { Shop } from './support/shop.ts';
import { Warehouse } from './support/warehouse.ts';

const servers = await testServers();
const { db, eventStore, connection } = servers;
const clock = new Clock();
const shop = new Shop({ eventStore, now: clock.now });
const send = senderOn(connection);
const warehouse = new Warehouse(connection);
warehouse.open();
const provider = new Provider(connection);
provider.open();
afterAll(async () => {
  await Promise.all([warehouse.close(), provider.close()]);
});

beforeEach(() => {
  warehouse.manner = () => 'accepted';
  startManager(servers, clock);
});

const journal = db.selectFrom('process_manager.journal').selectAll().orderBy('message_id');

/** What is remembered of an order: message, what was said, what was answered. */
const spokenOf = async (orderId: string): Promise<readonly string[]> => {
  const rows = await journal.where('order_id', '=', orderId).execute();
  const short = (text: string): string => text.replaceAll(orderId, '#');
  return rows.map(({ direction, message_id: id, outcome, code }) =>
    [direction, short(id), outcome, code].filter((part) => part !== null).join(' '),
  );
};

const eventOf = async (orderId: string, id: unknown): Promise<RawEvent | undefined> => {
  for await (const event of readRawStream(eventStore, `order-${orderId}`)) {
    if (event.id === id) return event;
  }
  return undefined;
};

const reserveAnswered = async (orderId: string, answer: string): Promise<void> => {
  const answerOf = async () => (await keptOf(db, orderId))?.state.warehouse.answer;
  await expect.poll(answerOf, soon).toBe(answer);
};

describe('the journal remembers', () => {
  test('what was asked of the warehouse and the payment provider, and what they said', async () => {
    const orderId = await shop.place([await shop.product(5)]);
    await reserveAnswered(orderId, 'reserved');
    await shop.requestPayment(orderId);
    await expectSettled(db, orderId);
    const spoken = await spokenOf(orderId);
    expect(spoken).toEqual(
      expect.arrayContaining([
        'sent #:commit:request:1',
        'received #:commit:request:1:reply:accepted accepted',
        'sent #:reserve:request:1',
        'received #:reserve:request:1:reply:accepted accepted',
      ]),
    );
    const money = spoken.filter((each) => each.includes(':payment:'));
    expect(money.map((each) => each.replace(/payment:[^:]+/, 'payment:n'))).toEqual([
      'sent #:payment:n:request:1',
      'received #:payment:n:result:succeeded succeeded',
    ]);
    expect(spoken).toHaveLength(6);
  });

  test('why a message was sent, and what an answer answers', async () => {
    const orderId = await shop.place([await shop.product(5)]);
    await reserveAnswered(orderId, 'reserved');
    const rows = await journal.where('order_id', '=', orderId).execute();
    const [asked, answered] = rows;
    expect(asked).toMatchObject({
      direction: 'sent',
      subject: 'ledger.warehouse.request.reserve',
      kind: 'reserve',
      operation_id: `${orderId}:reserve`,
      attempt: 1,
      answers: null,
    });
    const cause = await eventOf(orderId, asked?.causation_id);
    expect(cause?.metadata).toMatchObject({ $correlationId: asked?.correlation_id });
    expect(answered).toMatchObject({
      direction: 'received',
      subject: 'ledger.warehouse.reply',
      answers: asked?.message_id,
      correlation_id: asked?.correlation_id,
    });
  });

  test('why the warehouse refused', async () => {
    warehouse.manner = ({ operation }) => (operation === 'reserve' ? 'refused' : 'accepted');
    const orderId = await shop.place([await shop.product(5)]);
    await expectSettled(db, orderId);
    expect(await spokenOf(orderId)).toContain(
      'received #:reserve:request:1:reply:refused refused test',
    );
  });

  test('what another service said, once, and by which request', async () => {
    const product = await shop.createProduct(100);
    const message = { message_id: randomUUID(), product_id: product, price: '3.00' };
    for (let n = 0; n < 2; n += 1) await send('price', message);
    const remembered = async () =>
      await journal.where('message_id', '=', message.message_id).execute();
    await expect.poll(async () => (await remembered()).length, soon).toBe(1);
    expect(await remembered()).toMatchObject([
      {
        direction: 'received',
        subject: 'ledger.inbound.price',
        kind: 'price',
        order_id: null,
        correlation_id: message.message_id,
      },
    ]);
  });

  test('a message once, though it was carried out twice', async () => {
    const entry: JournalEntry = {
      message_id: randomUUID(),
      subject: 'ledger.warehouse.request.reserve',
      direction: 'sent',
      kind: 'reserve',
      attempt: 1,
      correlation_id: 'request-1',
    };
    for (let n = 0; n < 2; n += 1) {
      await db.transaction().execute(async (trx) => await record(trx, [entry], clock.now()));
    }
    expect(await journal.where('message_id', '=', entry.message_id).execute()).toHaveLength(1);
  });
});
