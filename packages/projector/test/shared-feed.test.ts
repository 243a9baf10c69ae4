import { randomUUID } from 'node:crypto';
import { orderCodec } from '@order-ledger/contracts';
import type { OrderEvent } from '@order-ledger/domain';
import { orderDetails, orderListing } from '@order-ledger/projections';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Lane, createLane } from '../src/lane.ts';
import { runCategory } from '../src/run-category.ts';
import { ledgerWriter, placeOrder } from '../src/testing.ts';
import { silent } from './support/database.ts';
import { writeOrders } from './support/load.ts';
import { neverUpgrade, testSystem } from './support/system.ts';

const system = await testSystem();
const { db, eventStore } = system;
const options = {
  db,
  eventStore,
  logger: silent,
  limits: { positionEveryMs: 50 },
  upgrade: neverUpgrade,
};

/** The order projections, and how many events were decoded for them. */
const run = (lanes?: readonly Lane<OrderEvent>[]) => {
  const decode = vi.fn<typeof orderCodec.decode>(orderCodec.decode);
  const projections = runCategory(
    options,
    { ...orderCodec, decode },
    lanes ?? [createLane(options, orderListing), createLane(options, orderDetails)],
  );
  onTestFinished(async () => {
    await Promise.all(projections.map(async (projection) => await projection.stop()));
  });
  return { projections, decode };
};

const place = async (): Promise<string> => {
  const orderId = randomUUID();
  await ledgerWriter(eventStore).order(orderId, placeOrder(orderId));
  return orderId;
};

const has = async (table: 'order_listing' | 'order_details', orderId: string): Promise<boolean> => {
  const { rows } = await sql`
    select 1 from ${sql.table(`read_model.${table}`)} where order_id = ${orderId}`.execute(db);
  return rows.length === 1;
};

const haveBoth = async (orderId: string): Promise<boolean> =>
  (await has('order_listing', orderId)) && (await has('order_details', orderId));

/** Places orders until each costs one decoding of its two events, and not two. */
const untilShared = async (decode: ReturnType<typeof run>['decode']): Promise<void> => {
  await vi.waitFor(
    async () => {
      const before = decode.mock.calls.length;
      const orderId = await place();
      await expect.poll(async () => await haveBoth(orderId)).toBe(true);
      expect(decode.mock.calls.length - before).toBe(2);
    },
    { timeout: 40_000 },
  );
};

describe('projections of one category', () => {
  it('read each event once, when they have caught up', async () => {
    const { decode } = run();
    await untilShared(decode);
    const orders = await Promise.all([1, 2, 3].map(place));
    for (const orderId of orders) await expect.poll(async () => await haveBoth(orderId)).toBe(true);
  });

  it('catch up each by itself: one that is filled anew does not hold up the other', async () => {
    await writeOrders(eventStore, 20);
    await db.deleteFrom('read_model.order_details').execute();
    await sql`
      update read_model.projection_checkpoint set position = 0
      where name = 'order_details'`.execute(db);
    const slow = createLane(options, orderDetails);
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    const held: Lane<OrderEvent> = {
      ...slow,
      project: async (batch) => {
        await gate;
        await slow.project(batch);
      },
    };
    run([createLane(options, orderListing), held]);
    const orderId = await place();
    await expect.poll(async () => await has('order_listing', orderId)).toBe(true);
    expect(await has('order_details', orderId)).toBe(false);
    open();
    await expect.poll(async () => await has('order_details', orderId)).toBe(true);
  });

  it('part when one fails, lose nothing, and come together again', async () => {
    const lane = createLane(options, orderDetails);
    let failing = false;
    const broken: Lane<OrderEvent> = {
      ...lane,
      project: async (batch) => {
        if (failing) throw new Error('the table is locked');
        await lane.project(batch);
      },
    };
    const { projections, decode } = run([createLane(options, orderListing), broken]);
    await untilShared(decode);
    failing = true;
    const orderId = await place();
    await expect.poll(async () => await has('order_listing', orderId)).toBe(true);
    await expect.poll(() => projections.map((each) => each.status().state)).toContain('retrying');
    const later = await place();
    await expect.poll(async () => await has('order_listing', later)).toBe(true);
    expect(await has('order_details', orderId)).toBe(false);
    failing = false;
    await expect.poll(async () => await haveBoth(later)).toBe(true);
    expect(await haveBoth(orderId)).toBe(true);
    await untilShared(decode);
  });
});
