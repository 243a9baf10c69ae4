import {
  evolveFulfilment,
  fold,
  initialFulfilment,
  orderOfStockEvent,
  react,
} from '@order-ledger/domain';
import type { FulfilmentInput, OrderEvent, StockEvent } from '@order-ledger/domain';
import { processManagerMigrations } from '@order-ledger/read-model';
import { migrate } from '@order-ledger/service-kit';
import { beforeAll, beforeEach, expect, it } from 'vitest';
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

const ledger = await startLedger();
const app = ledger.instance();
const inDays = (days: number): Date => new Date(Date.now() + days * 86_400_000);
const late = [2, 2].map((days) => ledger.instance({ now: () => inDays(days) }));
const [lateApp = app] = late;

beforeAll(async () => {
  await migrate(ledger.db, processManagerMigrations);
});
beforeEach(async () => {
  await ledger.db.deleteFrom('process_manager.fulfilment').execute();
});

const policy = {
  abandonAfterMs: 30_000,
  warehouseReplyMs: 10_000,
  warehouseAttempts: 3,
  payments: null,
};

/** What a process manager has planned that has followed the ledger and died then. */
const follow = async (orderId: string, product: string): Promise<void> => {
  const order = await eventsOf(ledger, `order-${orderId}`);
  const stock = await eventsOf(ledger, stockStream(product));
  const inputs = [
    ...order.map(({ type, data }, revision): FulfilmentInput => {
      return { type: 'orderEvent', event: { type, data } as OrderEvent, revision };
    }),
    ...stock.flatMap(({ type, data }, revision): FulfilmentInput[] => {
      const event = { type, data } as StockEvent;
      return orderOfStockEvent(event) === orderId ? [{ type: 'stockEvent', event, revision }] : [];
    }),
  ];
  const learnt = fold(evolveFulfilment, initialFulfilment(orderId), inputs);
  const { state, wakeAt } = react(learnt, new Date().toISOString(), policy);
  await ledger.db
    .insertInto('process_manager.fulfilment')
    .values({
      order_id: orderId,
      state: JSON.stringify(state),
      cause: '{}',
      settled: false,
      wake_at: wakeAt === null ? null : new Date(wakeAt),
      updated_at: new Date(),
    })
    .execute();
};

const cleanUp = async (server = lateApp): Promise<number> => {
  const { status, body } = await post<{ expired: number }>(server, '/reservations/cleanup');
  expect(status).toBe(200);
  return body.expired;
};

const placed = async () => {
  const product = await stocked(app, 1);
  const { order_id: id } = (await post(app, '/orders', orderOf(line(product)))).body;
  return { product, id };
};

const held = async (days: number) => {
  const product = await stocked(app, 1);
  const { body } = await post<{ reservation_id: string }>(app, '/reservations', {
    product_id: product,
    warehouse_id: 'main',
    quantity: 1,
    expires_at: inDays(days).toISOString(),
  });
  return { product, id: body.reservation_id };
};

const endOf = async (stream: string) => (await typesOf(ledger, stream)).at(-1);

it('expires orders and holds whose time is over, and nothing else', async () => {
  const [order, paid, hold, longer] = [
    await placed(),
    await placed(),
    await held(1),
    await held(3),
  ];
  for (const { id, product } of [order, paid, hold, longer]) await follow(id, product);
  await post(app, `/orders/${paid.id}/payment`, { method: 'card', reference: 'p-1' });
  expect(await cleanUp(app)).toBe(0);
  expect(await cleanUp()).toBe(2);
  expect(await endOf(`order-${order.id}`)).toBe('OrderExpired');
  expect(await endOf(stockStream(order.product))).toBe('ReservationExpired');
  expect(await endOf(stockStream(hold.product))).toBe('ReservationExpired');
  expect(await endOf(`order-${paid.id}`)).toBe('OrderPaid');
  expect(await endOf(stockStream(paid.product))).toBe('StockReserved');
  expect(await endOf(stockStream(longer.product))).toBe('StockReserved');
  expect(await cleanUp()).toBe(0);
});

it('goes on where an order has expired and its stock has not', async () => {
  const order = await placed();
  await follow(order.id, order.product);
  const eventStore = dyingStore(ledger.eventStore, 'stockReservation-', 'before the append');
  const dying = ledger.instance({ eventStore, now: () => inDays(2) });
  expect((await post(dying, '/reservations/cleanup')).status).toBe(503);
  expect(await endOf(`order-${order.id}`)).toBe('OrderExpired');
  expect(await cleanUp()).toBe(1);
  expect(await endOf(stockStream(order.product))).toBe('ReservationExpired');
});

it('counts each once, however many clean up at once and however much there is', async () => {
  const holds = await Promise.all(Array.from({ length: 60 }, async () => await held(1)));
  for (const { id, product } of holds) await follow(id, product);
  const counts = await Promise.all(late.map(cleanUp));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(60);
});
