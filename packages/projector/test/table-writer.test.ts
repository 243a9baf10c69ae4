import { orderDecider, initialOrder, isRejection } from '@order-ledger/domain';
import type { OrderEvent } from '@order-ledger/domain';
import { type EventBatch, GapError } from '@order-ledger/event-store';
import { orderListing } from '@order-ledger/projections';
import { beforeEach, describe, expect, it } from 'vitest';
import { type CheckpointOwner, FencedError } from '../src/checkpoint.ts';
import { liveGeneration } from '../src/generations.ts';
import { createTableWriter } from '../src/table-writer.ts';
import { placeOrder } from '../src/testing.ts';
import { testReadModel } from './support/database.ts';
import { deliveries } from './support/deliveries.ts';
import { testOrderId } from './support/order-histories.ts';
import { rowsOf } from './support/project.ts';

const db = await testReadModel();
const owner: CheckpointOwner = {
  name: 'order_listing',
  generation: 1,
  version: 2,
  storeId: 'store',
  place: 'live',
};

const placement = (): readonly OrderEvent[] => {
  const decision = orderDecider.decide(placeOrder(testOrderId), initialOrder);
  return isRejection(decision) ? [] : decision;
};
const events = deliveries('order', testOrderId, placement());

type Write = (batch: EventBatch<OrderEvent>) => Promise<void>;

/** Each call is a writer of its own, which knows nothing of the others. */
const atOnce: Write = async (batch) => {
  await createTableWriter(orderListing, owner).commit(db, 0n, batch);
};
const inTransaction: Write = async (batch) => {
  const writer = createTableWriter(orderListing, owner);
  await db.transaction().execute(async (tx) => await writer.write(tx, 0n, batch));
};

const checkpoint = async (): Promise<bigint> => (await liveGeneration(db, owner)).position;

beforeEach(async () => {
  await db.deleteFrom('read_model.projection_checkpoint').execute();
  await db.deleteFrom('read_model.order_listing').execute();
  await liveGeneration(db, owner);
});

describe.each([
  ['at once', atOnce],
  ['in a transaction', inTransaction],
])('a batch that is written %s', (_, write) => {
  it('moves rows and checkpoint together', async () => {
    await write({ events, position: 500n });
    expect(await checkpoint()).toBe(500n);
    expect(await rowsOf(db, orderListing)).toMatchObject([{ status: 'reserved', revision: '1' }]);
  });

  it('leaves both as they were when an event is missing', async () => {
    const batch = { events: events.slice(1), position: 500n };
    await expect(write(batch)).rejects.toThrow(GapError);
    expect(await checkpoint()).toBe(0n);
    expect(await rowsOf(db, orderListing)).toEqual([]);
  });

  it('is refused when another projector was faster, and counts nothing twice', async () => {
    const batch = { events, position: 500n };
    const results = await Promise.allSettled([1, 2, 3, 4].map(async () => await write(batch)));
    const reasons = results.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(reasons).toHaveLength(3);
    for (const reason of reasons) expect(reason).toBeInstanceOf(FencedError);
    expect(await rowsOf(db, orderListing)).toHaveLength(1);
  });
});

describe('a checkpoint', () => {
  it('says which event store it belongs to, whoever asks', async () => {
    const { storeId } = await liveGeneration(db, { ...owner, storeId: 'another' });
    expect(storeId).toBe('store');
  });
});
