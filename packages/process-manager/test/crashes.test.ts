import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundled, serviceBundles, startService } from '@order-ledger/embedded';
import type { NodeService } from '@order-ledger/embedded';
import { testDirectory } from '@order-ledger/embedded/testing';
import { afterAll, expect, test } from 'vitest';
import type { Step } from '../src/parts.ts';
import { expectSettled, soon } from './support/kept.ts';
import { senderOn } from './support/senders.ts';
import { testServers } from './support/servers.ts';
import { Shop } from './support/shop.ts';
import { integrationEventsIn } from './support/streams.ts';
import { Warehouse } from './support/warehouse.ts';

const withFailpoint = new URL('support/main-with-failpoint.ts', import.meta.url);
const { mortal } = await bundled({ mortal: fileURLToPath(withFailpoint) });
const { 'process-manager': main } = await serviceBundles();

const servers = await testServers();
const { db, eventStore, connection, storeServer, natsServer, postgresUrl } = servers;
const logFile = join(await testDirectory(), 'process-manager.log');
const shop = new Shop({ eventStore, now: () => new Date() });
const warehouse = new Warehouse(connection);
warehouse.open();
const send = senderOn(connection);
afterAll(async () => await warehouse.close());

const start = async (file: string, failpoint = ''): Promise<NodeService> =>
  await startService({
    name: 'process-manager',
    main: file,
    logFile,
    env: {
      POSTGRES_URL: postgresUrl,
      EVENTSTORE_URL: storeServer.url,
      NATS_URL: natsServer.url,
      // Longer than an event takes to be followed on a busy machine: else no timer is needed.
      ABANDON_AFTER_SECONDS: '3',
      // Nobody is silent here: the machine may be slow.
      WAREHOUSE_REPLY_SECONDS: '600',
      FAILPOINT: failpoint,
    },
  });

/** Killed, by itself. */
const isDead = (service: NodeService): boolean => {
  try {
    return service.pid === 0;
  } catch {
    return true;
  }
};

interface Placed {
  readonly kind: 'paid' | 'cancelled' | 'abandoned';
  readonly orderId: string;
  readonly product: string;
}

/** Work of every kind, at whatever point of its life the process manager dies. */
const placeAll = async (): Promise<readonly Placed[]> => {
  const [paid, cancelled, abandoned] = await Promise.all([
    shop.product(3),
    shop.product(3),
    shop.product(3),
  ]);
  const orphan = randomUUID();
  await shop.reserve(orphan, abandoned);
  await send('stock_count', { product_id: abandoned, warehouse_id: 'berlin', counted: 3 });
  return [
    { kind: 'paid', orderId: await shop.place([paid], 'pending'), product: paid },
    { kind: 'cancelled', orderId: await shop.place([cancelled]), product: cancelled },
    { kind: 'abandoned', orderId: orphan, product: abandoned },
  ];
};

const stories = {
  paid: {
    order: ['OrderPlaced', 'OrderReserved', 'OrderPaid', 'OrderConfirmed'],
    stock: ['StockReceived', 'StockReserved', 'ReservationConfirmed'],
    asked: ['reserve', 'commit'],
    told: ['order.created', 'order.reserved', 'order.paid', 'order.confirmed'],
  },
  cancelled: {
    order: ['OrderPlaced', 'OrderReserved', 'OrderCancelled'],
    stock: ['StockReceived', 'StockReserved', 'ReservationReleased'],
    asked: ['reserve', 'cancel'],
    told: ['order.created', 'order.reserved', 'order.cancelled'],
  },
  abandoned: {
    order: ['OrderAbandoned'],
    stock: ['ReservationReleased', 'StockAdjusted', 'StockReceived', 'StockReserved'],
    asked: [],
    told: [],
  },
} as const;

/** What other services are told of an order. */
const toldOf = async (orderId: string): Promise<readonly string[]> => {
  const events = await integrationEventsIn(connection);
  return events.flatMap(({ type, data }) =>
    'order_id' in data && data.order_id === orderId ? [type] : [],
  );
};

const steps: readonly Step[] = [
  'follow:written',
  'follow:committed',
  'relay:claimed',
  'relay:carried-out',
  'relay:committed',
  'replies:written',
  'replies:committed',
  'timers:written',
  'events:published',
  'inbound:handled',
];

test('killed at every step, one after the other, it does everything once', async () => {
  const placed: Placed[] = [];
  for (const step of steps) {
    // What the one before has left may kill it before it is ready.
    const doomed = await start(mortal, `${step}@1`).catch(() => null);
    placed.push(...(await placeAll()));
    if (doomed === null) continue;
    await expect.poll(() => (isDead(doomed) ? 'dead' : step), soon).toBe('dead');
  }
  const manager = await start(main);
  for (const { kind, orderId } of placed) {
    if (kind === 'abandoned') continue;
    await expect.poll(async () => await shop.status(orderId), soon).toBe('reserved');
    await expect.poll(() => warehouse.askedOf(orderId), soon).toStrictEqual(['reserve']);
    if (kind === 'paid') await shop.pay(orderId);
    else await shop.cancel(orderId);
  }
  for (const { kind, orderId, product } of placed) {
    await expectSettled(db, orderId);
    expect(await shop.story(orderId)).toStrictEqual(stories[kind].order);
    const stock = async () => (await shop.stockStory(product)).toSorted();
    await expect.poll(stock, soon).toStrictEqual(stories[kind].stock.toSorted());
    expect(warehouse.askedOf(orderId)).toStrictEqual(stories[kind].asked);
    await expect.poll(async () => await toldOf(orderId), soon).toStrictEqual(stories[kind].told);
  }
  const ids = (await integrationEventsIn(connection)).map(({ event_id: id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  await manager.stop();
}, 180_000);
