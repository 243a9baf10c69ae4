import { ledgerStreams } from '@order-ledger/contracts';
import { readRawAll } from '@order-ledger/event-store';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { expectSettled, keptOf, outboxSize, soon } from './support/kept.ts';
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

/** Everything that ever left the process manager. */
const effects = async (): Promise<{ events: readonly string[]; messages: number }> => {
  const events: string[] = [];
  for await (const { id } of readRawAll(eventStore, {
    prefixes: ['order-', 'stockReservation-'],
  })) {
    events.push(id);
  }
  const { streams } = await connection.jetstreamManager();
  const { state } = await streams.info(ledgerStreams.warehouseRequests.name);
  return { events, messages: state.last_seq };
};

const caughtUp = async (): Promise<void> => {
  const head = await eventStore.head();
  const position = async (): Promise<boolean> => {
    const row = await db
      .selectFrom('process_manager.checkpoint')
      .select('position')
      .executeTakeFirst();
    return BigInt(row?.position ?? 0) >= head;
  };
  await expect.poll(position, soon).toBe(true);
  await expect.poll(async () => await outboxSize(db), soon).toBe(0);
};

/** Orders that end in every way, one that is open, and one that waits for its payment. */
const live = async (): Promise<{ readonly settled: readonly string[]; readonly open: string }> => {
  const manager = startManager(servers, clock);
  const scarce = await shop.product(1);
  const confirmed = await shop.place([await shop.product(1), await shop.product(1)]);
  const cancelled = await shop.place([await shop.product(1)], 'pending');
  const rejected = await shop.place([scarce, await shop.product(1)], 'pending');
  const returned = await shop.place([await shop.product(1)]);
  await expect.poll(async () => await shop.status(rejected), soon).toBe('reserved');
  const refused = await shop.place([scarce, await shop.product(1)], 'pending');
  await shop.pay(confirmed);
  await shop.pay(returned);
  await expect.poll(async () => await shop.status(returned), soon).toBe('confirmed');
  await shop.cancel(returned);
  await expect.poll(async () => await shop.status(cancelled), soon).toBe('reserved');
  await shop.cancel(cancelled);
  const settled = [confirmed, cancelled, refused, returned];
  for (const orderId of settled) await expectSettled(db, orderId);
  const answer = async () => (await keptOf(db, rejected))?.state.warehouse.answer;
  await expect.poll(answer, soon).toBe('reserved');
  await manager.close();
  return { settled, open: rejected };
};

/** How many actions were ever given out. */
const actionsGiven = async (): Promise<number> => {
  const { rows } = await sql<{ n: string }>`
    select coalesce(pg_sequence_last_value(
      pg_get_serial_sequence('process_manager.outbox', 'id')::regclass), 0) as n`.execute(db);
  return Number(rows[0]?.n);
};

test('each action is given out once', async () => {
  const manager = startManager(servers, clock);
  const orderId = await shop.place([await shop.product(1), await shop.product(1)], 'pending');
  await expect.poll(async () => await shop.status(orderId), soon).toBe('reserved');
  await shop.pay(orderId);
  await expectSettled(db, orderId);
  // Twice ReserveStock, ReserveOrder, reserve, twice ConfirmReservation, ConfirmOrder, commit.
  expect(await actionsGiven()).toBe(8);
  await manager.close();
});

test('a replay from the beginning sends nothing', async () => {
  const { settled, open } = await live();
  const before = await effects();
  const given = await actionsGiven();
  await db.updateTable('process_manager.checkpoint').set({ position: '0' }).execute();
  startManager(servers, clock);
  await caughtUp();
  expect(await effects()).toStrictEqual(before);
  expect(await actionsGiven()).toBe(given);
  for (const orderId of settled) expect((await keptOf(db, orderId))?.settled).toBe(true);
  expect((await keptOf(db, open))?.settled).toBe(false);
}, 60_000);

test('even without any memory a replay changes nothing in the ledger', async () => {
  const { settled } = await live();
  const before = await effects();
  for (const table of ['fulfilment', 'outbox', 'inbox', 'checkpoint'] as const) {
    await db.deleteFrom(`process_manager.${table}`).execute();
  }
  startManager(servers, clock);
  await caughtUp();
  expect(await effects()).toStrictEqual(before);
  // What the warehouse once said is forgotten, so it is asked again and says the same.
  const [confirmed = ''] = settled;
  const answer = async () => (await keptOf(db, confirmed))?.state.warehouse.answer;
  clock.advance(61_000);
  await expect.poll(answer, soon).toBe('reserved');
  clock.advance(61_000);
  for (const orderId of settled) await expectSettled(db, orderId);
  expect((await effects()).events).toStrictEqual(before.events);
}, 60_000);

test('two process managers at once do everything once', async () => {
  startManager(servers, clock);
  startManager(servers, clock);
  const orders = await Promise.all(
    Array.from({ length: 30 }, async (_, index) => {
      const product = await shop.product(1);
      const stock = index % 2 === 0 ? 'pending' : 'reserved';
      return { product, orderId: await shop.place([product], stock) };
    }),
  );
  const pay = async (orderId: string): Promise<boolean> => {
    if ((await shop.status(orderId)) === 'placed') return false;
    await shop.pay(orderId);
    return true;
  };
  for (const { orderId } of orders) {
    await expect.poll(async () => await pay(orderId), { timeout: 40_000 }).toBe(true);
  }
  for (const { orderId, product } of orders) {
    await expectSettled(db, orderId);
    expect(await shop.story(orderId)).toStrictEqual([
      'OrderPlaced',
      'OrderReserved',
      'OrderPaid',
      'OrderConfirmed',
    ]);
    expect(await shop.stockStory(product)).toStrictEqual([
      'StockReceived',
      'StockReserved',
      'ReservationConfirmed',
    ]);
    expect(warehouse.askedOf(orderId)).toStrictEqual(['reserve', 'commit']);
  }
}, 60_000);
