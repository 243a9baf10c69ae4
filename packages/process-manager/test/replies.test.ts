import { randomUUID } from 'node:crypto';
import { ledgerStreams, warehouseReplyMessage } from '@order-ledger/contracts';
import type { WarehouseReply } from '@order-ledger/contracts';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ProcessManager } from '../src/index.ts';
import { keptOf, soon } from './support/kept.ts';
import { Clock, startManager } from './support/manager.ts';
import { testServers } from './support/servers.ts';
import { Shop } from './support/shop.ts';
import { deadLettersIn, waitingIn } from './support/streams.ts';
import { Warehouse } from './support/warehouse.ts';

const servers = await testServers();
const { db, eventStore, connection } = servers;
const clock = new Clock();
const shop = new Shop({ eventStore, now: clock.now });
/** Never opened: the test itself answers. */
const warehouse = new Warehouse(connection);

let manager: ProcessManager;
beforeEach(() => {
  manager = startManager(servers, clock);
});

const replyTo = (orderId: string, outcome: WarehouseReply['outcome']): WarehouseReply => ({
  message_id: randomUUID(),
  request_id: `${orderId}:reserve:request:1`,
  operation_id: `${orderId}:reserve`,
  operation: 'reserve',
  order_id: orderId,
  generation: 1,
  outcome,
  correlation_id: 'request-1',
  replied_at: clock.now().toISOString(),
});

const waitingReplies = async (): Promise<number> =>
  await waitingIn(connection, ledgerStreams.warehouseReplies);

const inboxOf = async (messageId: string): Promise<number> => {
  const rows = await db
    .selectFrom('process_manager.inbox')
    .select('message_id')
    .where('message_id', '=', messageId)
    .execute();
  return rows.length;
};

describe('a reply', () => {
  test('that comes three times counts once, and all are acknowledged', async () => {
    const orderId = await shop.place([await shop.product(1)]);
    await expect.poll(async () => await keptOf(db, orderId), soon).toBeDefined();
    const reply = replyTo(orderId, 'accepted');
    for (let n = 0; n < 3; n += 1) await warehouse.publish(warehouseReplyMessage.encode(reply));
    await expect.poll(async () => await inboxOf(reply.message_id), soon).toBe(1);
    await expect.poll(waitingReplies, soon).toBe(0);
    expect((await keptOf(db, orderId))?.state.warehouse.answer).toBe('reserved');
    const { body } = await manager.app.inject('/metrics');
    expect(body).toMatch(/replies_total\{operation="reserve",outcome="accepted".*\} 1\n/);
  });

  test('about an order that nobody knows is let go', async () => {
    const reply = replyTo(randomUUID(), 'refused');
    await warehouse.publish(warehouseReplyMessage.encode(reply));
    await expect.poll(async () => await inboxOf(reply.message_id), soon).toBe(1);
    expect(await keptOf(db, reply.order_id)).toBeUndefined();
  });

  test('that cannot be read goes to the dead letters with the reason, and blocks nothing', async () => {
    const orderId = await shop.place([await shop.product(1)]);
    await expect.poll(async () => await keptOf(db, orderId), soon).toBeDefined();
    const unreadable = ['{', '"text"', '{"order_id":"42"}', JSON.stringify({ outcome: 'perhaps' })];
    for (const text of unreadable) await warehouse.publish(text);
    await warehouse.publish(warehouseReplyMessage.encode(replyTo(orderId, 'accepted')));
    const answer = async () => (await keptOf(db, orderId))?.state.warehouse.answer;
    await expect.poll(answer, soon).toBe('reserved');
    await expect.poll(waitingReplies, soon).toBe(0);
    const letters = await deadLettersIn(connection);
    expect(letters.map(({ payload }) => payload.data).toSorted()).toStrictEqual(
      unreadable.toSorted(),
    );
    for (const letter of letters) {
      expect(letter).toMatchObject({
        reason: 'unreadable',
        original_subject: 'ledger.warehouse.reply',
      });
    }
  });
});
