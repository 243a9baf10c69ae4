import { testDatabase } from '@order-ledger/embedded/testing';
import { migrate } from '@order-ledger/service-kit';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  type ProcessManagerDatabase,
  findOverdue,
  processManagerMigrations,
} from '../src/index.ts';
import { connect } from './database.ts';

const db = connect<ProcessManagerDatabase>(await testDatabase());
const bare = connect<ProcessManagerDatabase>(await testDatabase());
afterAll(async () => await Promise.all([db.destroy(), bare.destroy()]));

const now = new Date('2026-11-20T12:00:00.000Z');
const [due, notDue] = ['2026-11-20T12:00:00.000Z', '2026-11-20T12:00:00.001Z'];

const item = (phase: string, expiresAt: string) => ({
  warehouseId: 'main',
  productId: phase,
  phase,
  expiresAt,
});

interface Plan {
  readonly phase?: string;
  readonly paymentDueAt?: string;
  readonly items?: readonly object[];
  readonly wakeAt?: string | null;
}

const plan = async (order_id: string, { wakeAt = due, ...plan }: Plan): Promise<void> => {
  const state = { phase: 'unplaced', paymentDueAt: null, ...plan };
  const items = Object.fromEntries((plan.items ?? []).entries());
  await db
    .insertInto('process_manager.fulfilment')
    .values({
      order_id,
      state: JSON.stringify({ ...state, items }),
      cause: '{}',
      settled: false,
      wake_at: wakeAt === null ? null : new Date(wakeAt),
      updated_at: now,
    })
    .execute();
};

const found = async (limit = 10) =>
  (await findOverdue(db, now, { limit })).map(({ orderId }) => orderId);

beforeAll(async () => {
  await migrate(db, processManagerMigrations);
});
beforeEach(async () => {
  await db.deleteFrom('process_manager.fulfilment').execute();
});

it('finds orders beyond their deadline with what they have reserved', async () => {
  const items = [item('reserved', due), item('released', due)];
  await plan('o-1', { phase: 'reserved', paymentDueAt: due, items });
  await plan('o-2', { phase: 'placed', paymentDueAt: due });
  expect(await findOverdue(db, now, { limit: 10 })).toEqual([
    { orderId: 'o-1', wakeAt: now, items: [items[0]] },
    { orderId: 'o-2', wakeAt: now, items: [] },
  ]);
});

it('finds holds with an item beyond its expiry', async () => {
  await plan('hold-1', { items: [item('reserved', due)] });
  await plan('hold-2', { items: [item('reserved', notDue)] });
  await plan('hold-3', { items: [item('confirmed', due)] });
  expect(await found()).toEqual(['hold-1']);
});

it.each<[string, Plan]>([
  ['is not due', { phase: 'reserved', paymentDueAt: notDue }],
  ['is paid', { phase: 'paid', paymentDueAt: due }],
  ['was never placed', { phase: 'unplaced', items: [item('reserved', due)] }],
  ['has been seen to', { phase: 'reserved', paymentDueAt: due, wakeAt: null }],
  ['waits for something else', { phase: 'reserved', paymentDueAt: due, wakeAt: notDue }],
])('leaves aside what %s', async (_what, state) => {
  await plan('o-1', state);
  expect(await found()).toEqual([]);
});

it('gives pages, the longest overdue first', async () => {
  const order = { phase: 'reserved', paymentDueAt: due };
  for (const id of ['b', 'a', 'c']) await plan(id, order);
  await plan('z', { ...order, wakeAt: '2026-11-20T11:00:00.000Z' });
  const first = await findOverdue(db, now, { limit: 2 });
  const second = await findOverdue(db, now, { limit: 2, after: first.at(-1) });
  const third = await findOverdue(db, now, { limit: 2, after: second.at(-1) });
  expect([first, second, third].map((page) => page.map(({ orderId }) => orderId))).toEqual([
    ['z', 'a'],
    ['b', 'c'],
    [],
  ]);
});

it('finds nothing where no process manager has ever run', async () => {
  expect(await findOverdue(bare, now, { limit: 10 })).toEqual([]);
});
