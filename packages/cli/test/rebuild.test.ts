import { randomUUID } from 'node:crypto';
import { followersSchema } from '@order-ledger/audit/followers';
import { testDatabase, testEventStore } from '@order-ledger/embedded/testing';
import { connectEventStore } from '@order-ledger/event-store';
import { ledgerWriter, placeOrder } from '@order-ledger/projector/testing';
import { type ReadModelDatabase, projectionNames } from '@order-ledger/read-model';
import { connectPostgres, createLogger } from '@order-ledger/service-kit';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ledgerCommand } from './support/ledger-command.ts';

const server = await testEventStore();
const POSTGRES_URL = await testDatabase();
const eventStore = connectEventStore({ url: server.url });
const writer = ledgerWriter(eventStore);
const db = connectPostgres<ReadModelDatabase>({
  url: POSTGRES_URL,
  applicationName: 'test',
  logger: createLogger({ service: 'test', level: 'silent' }),
});
afterAll(async () => {
  await Promise.all([eventStore.close(), db.destroy()]);
});

const ledger = ledgerCommand({ EVENTSTORE_URL: server.url, POSTGRES_URL });
const orders = [randomUUID(), randomUUID(), randomUUID()];

const json = async (...args: readonly string[]) => {
  const { code, out } = await ledger(...args, '--json');
  return { code, rows: JSON.parse(out) as readonly Record<string, unknown>[] };
};

beforeAll(async () => {
  for (const id of orders) await writer.order(id, placeOrder(id));
});

/* One after another: each goes on with what the one before has left. Each command is a process of its own. */
describe('ledger rebuild', { timeout: 120_000 }, () => {
  test('fills every projection and switches', async () => {
    const { code, rows } = await json('rebuild', '--all');
    expect(code).toBe(0);
    expect(rows.map(({ projection }) => projection)).toEqual(projectionNames);
    expect(new Set(rows.map(({ outcome }) => outcome))).toEqual(new Set(['switched']));
    const listed = await db.selectFrom('read_model.order_listing').select('order_id').execute();
    expect(listed.map(({ order_id: id }) => id).toSorted()).toEqual(orders.toSorted());
  });

  test('says for people what became of each', async () => {
    const { code, out, err } = await ledger('rebuild', 'stock');
    expect(code).toBe(0);
    expect(out).toMatch(/stock.*switched.*2 → 3/);
    expect(err).not.toContain('rror');
    // How far it is, how fast, and what it does.
    expect(err).toMatch(/stock .* \d+ events .*\/s .* left/);
  });

  test('that is dry tells a difference, changes nothing, and exits with 1', async () => {
    await sql`update read_model.order_listing set total = total + 1
      where order_id = ${orders[0] ?? ''}`.execute(db);
    const { code, rows } = await json('rebuild', 'order_listing', '--dry-run');
    expect(code).toBe(1);
    expect(rows).toMatchObject([
      { outcome: 'compared', difference_count: 1, differences: [{ key: [orders[0]] }] },
    ]);
    const text = await ledger('rebuild', 'order_listing', '--dry-run');
    expect(text.out).toContain(`[${orders[0]}] different`);
    expect(text.out).toMatch(/total: 2299 is served, 2298 was built/);
  });

  test('goes back to the generation before, which catches up first', async () => {
    const late = randomUUID();
    await writer.order(late, placeOrder(late));
    const { code, rows } = await json('rebuild', 'order_listing', '--rollback');
    expect([code, rows]).toMatchObject([0, [{ outcome: 'switched', generation: 1 }]]);
    const row = await db
      .selectFrom('read_model.order_listing')
      .select('order_id')
      .where('order_id', '=', late)
      .executeTakeFirst();
    expect(row).toBeDefined();
  });

  test('is one at a time', async () => {
    await db.connection().execute(async (connection) => {
      await sql`select pg_advisory_lock(hashtext('read_model.rebuild'), hashtext('stock'))`.execute(
        connection,
      );
      const { code, err } = await ledger('rebuild', 'stock');
      expect(code).toBe(1);
      expect(err).toContain('stock is being rebuilt by another process');
    });
  });

  test.each([
    ['rebuild'],
    ['rebuild', '--all', 'stock'],
    ['rebuild', 'nothing'],
    ['rebuild', '--all', '--rollback', '--dry-run'],
    ['rebuild', '--all', '--batch', '0'],
  ])('%s %s %s %s is wrong usage', async (...args) => {
    const { code, out } = await ledger(...args.filter((arg) => typeof arg === 'string'));
    expect([code, out]).toEqual([2, '']);
  });
});

describe('ledger projections', { timeout: 120_000 }, () => {
  test('tells of every generation how far it is', async () => {
    const { code, out } = await ledger('projections', '--json');
    expect(code).toBe(0);
    const { projections } = followersSchema.parse(JSON.parse(out));
    expect(projections.map(({ name }) => name)).toEqual(projectionNames);
    const generationsOf = (wanted: string) =>
      projections.find(({ name }) => name === wanted)?.generations ?? [];
    const liveOf = (wanted: string) =>
      generationsOf(wanted).find(({ status }) => status === 'live');
    expect(generationsOf('stock')).toContainEqual(
      expect.objectContaining({ generation: 2, status: 'retired' }),
    );
    // Written after the rebuild of its category; the listing was caught up by the rollback.
    const detail = liveOf('order_details');
    expect(detail).toMatchObject({ events_behind: 2, last_error: null, events_per_second: 0 });
    expect(detail?.lag_seconds).toBeGreaterThan(0);
    expect(liveOf('order_listing')).toMatchObject({ events_behind: 0, lag_seconds: 0 });
    expect((await ledger('projections')).out).toMatch(/order_details.*live.*2/);
  });
});
