import { randomUUID } from 'node:crypto';
import type { EventStore } from '@order-ledger/event-store';
import { createLogger } from '@order-ledger/service-kit';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { startProjector } from '../src/app.ts';
import { ledgerWriter, placeOrder } from '../src/testing.ts';
import { differencesOf, driftAt, testSystem } from './support/system.ts';

const system = await testSystem();
const { db, eventStore } = system;
const logger = createLogger({ service: 'test', level: 'silent' });

const startOne = async (store = eventStore) => {
  const projector = await startProjector({ db, eventStore: store, logger, service: 'projector' });
  const stop = vi.fn<() => Promise<void>>(async () => {
    await projector.stop();
    await projector.app.close();
  });
  onTestFinished(async () => {
    if (stop.mock.calls.length === 0) await stop();
  });
  return { app: projector.app, stop };
};

type App = Awaited<ReturnType<typeof startOne>>['app'];

const healthOf = async (app: App): Promise<unknown> =>
  (await app.inject('/health/dependencies')).json<unknown>();

const live = async () =>
  await db
    .selectFrom('read_model.projection_generation')
    .select(['generation', 'version'])
    .where('name', '=', 'order_listing')
    .where('status', '=', 'live')
    .executeTakeFirst();

const ghosts = async (): Promise<number> =>
  (
    await db
      .selectFrom('read_model.order_listing')
      .select('order_id')
      .where('order_id', '=', 'ghost')
      .execute()
  ).length;

/** As if other code had written the rows: it had a row too many. */
const pretendVersion = async (version: number): Promise<void> => {
  await sql`
    insert into read_model.order_listing
    select 'ghost', order_number, user_id, status, currency, total, pieces, product_ids, lines,
      placed_at, updated_at, revision, position
    from read_model.order_listing limit 1`.execute(db);
  await db
    .updateTable('read_model.projection_checkpoint')
    .set({ version })
    .where('name', '=', 'order_listing')
    .execute();
};

let position = 0n;
beforeEach(async () => {
  const { stop } = await startOne();
  const orderId = randomUUID();
  position = await ledgerWriter(eventStore).order(orderId, placeOrder(orderId));
  await driftAt(system, position);
  await stop();
});

const differences = async () => differencesOf(await driftAt(system, position));

describe('rows of another version of a projection', () => {
  it('that is older are read until new ones have been filled beside them', async () => {
    const { generation = 0 } = (await live()) ?? {};
    await pretendVersion(1);
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    // A rebuild reads; subscriptions are fed.
    const held: EventStore = {
      ...eventStore,
      async *allBatches(range) {
        await gate;
        yield* eventStore.allBatches(range);
      },
    };
    const warn = vi.spyOn(logger, 'warn');
    const { app } = await startOne(held);
    await expect
      .poll(async () => await healthOf(app))
      .toMatchObject({ lag: { order_listing: { state: 'rebuilding' } } });
    await expect.poll(async () => (await app.inject('/health/ready')).statusCode).toBe(200);
    const orderId = randomUUID();
    const later = await ledgerWriter(eventStore).order(orderId, placeOrder(orderId));
    expect(await ghosts()).toBe(1);
    open();
    expect(differencesOf(await driftAt(system, later))).toEqual([]);
    expect(await ghosts()).toBe(0);
    expect(await live()).toEqual({ generation: generation + 1, version: 2 });
    expect(warn).toHaveBeenCalledWith(
      { projections: ['order_listing'] },
      expect.stringContaining('queries read the old ones'),
    );
  });

  it('are filled again once, however many projectors start', async () => {
    const { generation = 0 } = (await live()) ?? {};
    await pretendVersion(1);
    await Promise.all([startOne(), startOne(), startOne()]);
    await expect.poll(differences).toEqual([]);
    expect(await live()).toEqual({ generation: generation + 1, version: 2 });
  });

  it('that is newer are left alone: this process is the older one', async () => {
    await pretendVersion(99);
    const { app, stop } = await startOne();
    await expect
      .poll(async () => await healthOf(app))
      .toMatchObject({
        lag: { order_listing: { state: 'halted' }, order_details: { state: 'live' } },
      });
    expect(await ghosts()).toBe(1);
    await stop();
    await expect
      .poll(async () => {
        const { rows } = await sql<{ last_error: string | null }>`
          select last_error from read_model.projection_generation
          where name = 'order_listing' and status = 'live'`.execute(db);
        return rows[0]?.last_error;
      })
      .toContain('newer than 2');
  });
});
