import { setTimeout as delay } from 'node:timers/promises';
import { quietPool, testDatabase, testEventStore } from '@order-ledger/embedded/testing';
import { connectEventStore } from '@order-ledger/event-store';
import { type ReadModelDatabase, readModelMigrations } from '@order-ledger/read-model';
import { migrate } from '@order-ledger/service-kit';
import { Kysely, PostgresDialect } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { awaitPositions } from '../src/positions/awaited-positions.ts';

const server = await testEventStore();
const eventStore = connectEventStore({ url: server.url });
let polls = 0;
const db = new Kysely<ReadModelDatabase>({
  dialect: new PostgresDialect({
    pool: quietPool(await testDatabase()),
  }),
  log: ({ query }) => {
    if (query.sql.startsWith('select "name"')) polls += 1;
  },
});
afterAll(async () => {
  await eventStore.close();
  await db.destroy();
});

const moveTo = async (position: bigint): Promise<void> => {
  await db
    .updateTable('read_model.projection_checkpoint')
    .set({ position: `${position}` })
    .execute();
};

beforeAll(async () => {
  await migrate(db, readModelMigrations);
  await db
    .insertInto('read_model.projection_checkpoint')
    .values({
      name: 'stock',
      version: 1,
      position: '10',
      store_id: 'store',
      updated_at: new Date(),
    })
    .execute();
});

it('a thousand that wait share the polls, and when nobody waits there are none', async () => {
  const positions = awaitPositions({ db, eventStore });
  const deadlineMs = performance.now() + 10_000;
  const waiting = Promise.all(
    Array.from(
      { length: 1_000 },
      async (_, i) => await positions.reached('stock', BigInt(i + 20), deadlineMs),
    ),
  );
  await expect.poll(() => polls).toBeGreaterThan(3);
  await moveTo(2_000n);
  expect(new Set(await waiting)).toEqual(new Set([true]));
  expect(polls).toBeLessThan(500);
  expect(await positions.reached('stock', 3_000n, performance.now() + 30)).toBe(false);
  const afterwards = polls;
  await delay(100);
  expect(polls).toBeLessThanOrEqual(afterwards + 1);
});

it('fails who waits when the database does, and works again afterwards', async () => {
  const positions = awaitPositions({ db, eventStore });
  const deadlineMs = performance.now() + 10_000;
  await db.schema.alterTable('read_model.projection_checkpoint').renameTo('gone').execute();
  await expect(positions.reached('stock', 5_000n, deadlineMs)).rejects.toThrow(/does not exist/);
  await db.schema
    .withSchema('read_model')
    .alterTable('gone')
    .renameTo('projection_checkpoint')
    .execute();
  expect(await positions.reached('stock', 2_000n, deadlineMs)).toBe(true);
});
