import { randomUUID } from 'node:crypto';
import { followersSchema } from '@order-ledger/audit/followers';
import { placeOrder } from '@order-ledger/projector/testing';
import { processManagerMigrations, projectionNames } from '@order-ledger/read-model';
import { migrate } from '@order-ledger/service-kit';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { get, testSystem } from './support/system.ts';

const system = await testSystem();
const { app, db, writer } = system;

const look = async () => {
  const { status, body } = await get(app, '/projections');
  expect(status).toBe(200);
  return followersSchema.parse(body);
};

const listing = async () => (await look()).projections[0];

test('before anything has run there is no generation and no subscription', async () => {
  const { projections, subscriptions } = await look();
  expect(projections.map(({ name }) => name)).toEqual(projectionNames);
  expect(subscriptions).toEqual([]);
});

test('events that are to be read are counted, and how fast they are', async () => {
  for (let times = 0; times < 3; times += 1) {
    const id = randomUUID();
    await writer.order(id, placeOrder(id));
  }
  const stop = await system.startProjector();
  await expect.poll(listing).toMatchObject({ generations: [{ events_behind: 0 }] });
  await stop();
  const before = await listing();
  const id = randomUUID();
  await writer.order(id, placeOrder(id));
  const [generation] = (await listing())?.generations ?? [];
  expect(before).toMatchObject({ name: 'order_listing', live_generation: 1 });
  expect(generation).toMatchObject({ status: 'live', events_behind: 2, last_error: null });
  // The first time there was nothing to compare with; what stands still has a rate of 0 in the end.
  await expect.poll(listing).toMatchObject({ generations: [{ events_per_second: 0 }] });
});

test('generations beside the live one are told, with what was wrong', async () => {
  await sql`insert into read_model.projection_generation
    select name, 2, version, store_id, 0, 0, 'failed', now(), null, now(), 'no space left', now()
    from read_model.projection_generation where name = 'stock' and generation = 1`.execute(db);
  const stock = (await look()).projections.find(({ name }) => name === 'stock');
  expect(stock).toMatchObject({
    live_generation: 1,
    generations: [
      { generation: 1, status: 'live' },
      { generation: 2, status: 'failed', last_error: 'no space left', position: '0' },
    ],
  });
});

test('what drives orders and what tells other services say how far they are', async () => {
  await migrate(db, processManagerMigrations);
  await sql`insert into process_manager.checkpoint (name, position, store_id, updated_at)
    values ('fulfilment', 0, 'store', now()), ('integration-events', 2, 'store', now())`.execute(
    db,
  );
  const { subscriptions } = await look();
  expect(subscriptions).toMatchObject([
    { name: 'fulfilment', position: '0', events_behind: 8 },
    { name: 'integration-events', position: '2' },
  ]);
});
