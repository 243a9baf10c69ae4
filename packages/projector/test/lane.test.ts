import { type OrderEvent, initialOrder, isRejection, orderDecider } from '@order-ledger/domain';
import type { LedgerEvent } from '@order-ledger/event-store';
import { orderListing } from '@order-ledger/projections';
import { expect, it } from 'vitest';
import { FencedError } from '../src/checkpoint.ts';
import { createLane } from '../src/lane.ts';
import { placeOrder } from '../src/testing.ts';
import { silent } from './support/database.ts';
import { deliveries } from './support/deliveries.ts';
import { rowsOf } from './support/project.ts';
import { neverUpgrade, testSystem } from './support/system.ts';

const { db, eventStore } = await testSystem();
const options = { db, eventStore, logger: silent, upgrade: neverUpgrade };

/** The placement of an order: two events, 10 positions apart. */
const placement = (orderId: string, first: number): LedgerEvent<OrderEvent>[] => {
  const events = orderDecider.decide(placeOrder(orderId), initialOrder);
  return isRejection(events) ? [] : deliveries('order', orderId, events, first);
};

it('a projector that was slower does what the faster one has left of the batch', async () => {
  const [faster, slower] = [createLane(options, orderListing), createLane(options, orderListing)];
  await Promise.all([faster.begin(), slower.begin()]);
  const [a, b] = [placement('a', 100), placement('b', 200)];
  await faster.project({ events: a, position: 150n });
  await slower.project({ events: [...a, ...b], position: 250n });
  expect(await rowsOf(db, orderListing)).toMatchObject([
    { order_id: 'a', revision: '1', position: '110' },
    { order_id: 'b', revision: '1', position: '210' },
  ]);
  expect([faster.position(), slower.position()]).toEqual([150n, 250n]);
});

it('one that finds the checkpoint sent back begins again', async () => {
  const lane = createLane(options, orderListing);
  await lane.begin();
  await db.updateTable('read_model.projection_checkpoint').set({ position: '0' }).execute();
  const batch = { events: placement('c', 300), position: 350n };
  await expect(lane.project(batch)).rejects.toThrow(FencedError);
  expect(lane.position()).toBe(0n);
});
