import { type ProjectionName, listOrders, projectionNames } from '@order-ledger/read-model';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { liveOf, listGenerations } from '../src/generations.ts';
import {
  type RebuildOptions,
  RebuildRunningError,
  type RebuiltProjection,
  rebuild,
  rollBack,
} from '../src/index.ts';
import { testItem, testTime } from '../src/testing.ts';
import { silent } from './support/database.ts';
import { writeOrders } from './support/load.ts';
import {
  type System,
  appendRaw,
  differencesOf,
  driftAt,
  runningProjector,
  testSystem,
} from './support/system.ts';

const optionsOf = ({ db, eventStore }: System): RebuildOptions => ({
  db,
  eventStore,
  logger: silent,
  projections: projectionNames,
});

const generationsOf = async ({ db }: System, name: ProjectionName) =>
  (await listGenerations(db, name)).map(({ generation, status }) => [generation, status]);

const outcomesOf = (rebuilt: readonly RebuiltProjection[]) =>
  Object.fromEntries(rebuilt.map(({ name, outcome }) => [name, outcome]));

/** The live generation of a projection, by number. */
const liveNumber = async ({ db }: System, name: ProjectionName) =>
  liveOf(await listGenerations(db, name))?.generation;

describe('a rebuild', async () => {
  const system = await testSystem();
  const { db, eventStore } = system;
  const options = optionsOf(system);

  it('fills new tables while the projector and the queries go on, and loses nothing', async () => {
    await runningProjector(system);
    await driftAt(system, await writeOrders(eventStore, 60));
    // The columns will be others after the switch, and statements that are prepared return them.
    await sql`alter table read_model.order_listing_g1 add column formerly text`.execute(db);
    await sql`create or replace view read_model.order_listing as
      select * from read_model.order_listing_g1`.execute(db);
    const asked = { answers: 0, least: Number.POSITIVE_INFINITY, done: false };
    const asking = async (): Promise<void> => {
      while (!asked.done) {
        const { rows } = await listOrders(db, {}, { limit: 1_000 });
        asked.answers += 1;
        asked.least = Math.min(asked.least, rows.length);
      }
    };
    const everybodyAsking = Promise.all([asking(), asking(), asking()]);
    const writing = writeOrders(eventStore, 60);
    const rebuilt = await rebuild({ ...options, batchSize: 25 });
    const position = await writing;
    const later = await writeOrders(eventStore, 20);
    asked.done = true;
    await everybodyAsking;
    expect(rebuilt.map(({ outcome }) => outcome)).toEqual(projectionNames.map(() => 'switched'));
    expect(rebuilt.map(({ comparison }) => comparison?.differences)).toEqual([0, 0, 0, 0, 0]);
    // The projector has seen that others are live now.
    expect(differencesOf(await driftAt(system, later > position ? later : position))).toEqual([]);
    expect(asked.answers).toBeGreaterThan(0);
    expect(asked.least).toBeGreaterThanOrEqual(60);
    for (const name of projectionNames) {
      expect(await generationsOf(system, name)).toEqual([
        [1, 'retired'],
        [2, 'live'],
      ]);
    }
  });

  it('goes on where it was ended, and from the beginning when asked', async () => {
    const stopping = new AbortController();
    const ended = rebuild({
      ...options,
      batchSize: 20,
      signal: stopping.signal,
      onProgress: ({ events }) => {
        if (events >= 100) stopping.abort(new Error('enough'));
      },
    });
    await expect(ended).rejects.toThrow('enough');
    const [built] = (await listGenerations(db, 'order_listing')).slice(-1);
    expect(built).toMatchObject({ generation: 3, status: 'building' });
    expect(built?.position).toBeGreaterThan(0n);

    const [resumed] = await rebuild({ ...options, dryRun: true });
    expect(resumed).toMatchObject({ generation: 3, resumedFrom: built?.position });
    expect(resumed?.comparison?.differences).toBe(0);

    await expect(
      rebuild({ ...options, batchSize: 20, signal: AbortSignal.abort(new Error('at once')) }),
    ).rejects.toThrow('at once');
    const [again] = await rebuild({ ...options, fromScratch: true });
    expect(again).toMatchObject({ generation: 3, resumedFrom: 0n, outcome: 'switched' });
    expect(await generationsOf(system, 'order_listing')).toEqual([
      [2, 'retired'],
      [3, 'live'],
    ]);
  });

  it('that only compares names what is wrong, changes nothing, and leaves nothing', async () => {
    const live = await liveNumber(system, 'stock');
    await sql`update read_model.stock set received = received + 1`.execute(db);
    const { order_id: id } = await db
      .selectFrom('read_model.order_details')
      .select('order_id')
      .limit(1)
      .executeTakeFirstOrThrow();
    await db.deleteFrom('read_model.order_details').where('order_id', '=', id).execute();
    await sql`update read_model.reservation_stream set revision = revision - 1`.execute(db);
    const rebuilt = await rebuild({ ...options, dryRun: true });
    const [received] = await db.selectFrom('read_model.stock').select('received').execute();
    expect(rebuilt.flatMap(({ comparison }) => comparison?.listed)).toMatchObject([
      { table: 'order_details', key: [id], kind: 'missing', columns: [] },
      {
        table: 'stock',
        key: [testItem.productId, testItem.warehouseId],
        kind: 'different',
        columns: [{ column: 'received', live: received?.received }],
      },
      { table: 'reservation_stream', kind: 'different', columns: [{ column: 'revision' }] },
    ]);
    expect(await liveNumber(system, 'stock')).toBe(live);
    const statuses = (await generationsOf(system, 'stock')).map(([, status]) => status);
    expect(statuses).toEqual(['retired', 'live']);
  });

  it('mends what was wrong, and can be taken back', async () => {
    const before = await liveNumber(system, 'stock');
    const mended = await rebuild(options);
    expect(mended.map(({ comparison }) => comparison?.differences)).toEqual([0, 1, 1, 1, 0]);
    const position = await writeOrders(eventStore, 10);
    await runningProjector(system);
    await driftAt(system, position);

    const [back] = await rollBack({ ...options, projections: ['stock'] });
    expect(back).toMatchObject({ generation: before, outcome: 'switched' });
    expect(back?.comparison?.differences).toBe(1);
    expect(await liveNumber(system, 'stock')).toBe(before);
    const drift = await driftAt(system, await writeOrders(eventStore, 10));
    expect(differencesOf(drift).filter(({ projection }) => projection === 'stock')).toMatchObject([
      { columns: [{ column: 'received' }] },
    ]);

    await rollBack({ ...options, projections: ['stock'] });
    const again = differencesOf(await driftAt(system, position));
    expect(again.filter(({ projection }) => projection === 'stock')).toEqual([]);
    await sql`
      update read_model.projection_generation set version = 1 where status = 'retired'`.execute(db);
    await expect(rollBack({ ...options, projections: ['stock'] })).rejects.toThrow('version 1');
    await expect(rollBack({ ...options, projections: ['product'] })).resolves.toMatchObject([
      { outcome: 'switched' },
    ]);
  });

  it('excludes a second one of the same projection', async () => {
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    const running = Promise.withResolvers<void>();
    const held = {
      ...eventStore,
      head: async () => {
        running.resolve();
        await gate;
        return await eventStore.head();
      },
    };
    const first = rebuild({ ...options, eventStore: held, projections: ['stock', 'product'] });
    await running.promise;
    const second = rebuild({ ...options, projections: ['order_listing', 'stock'] });
    await expect(second).rejects.toThrow(RebuildRunningError);
    open();
    expect(outcomesOf(await first)).toEqual({ stock: 'switched', product: 'switched' });
    const third = await rebuild({ ...options, projections: ['order_listing', 'stock'] });
    expect(outcomesOf(third)).toEqual({ order_listing: 'switched', stock: 'switched' });
  });

  it('waits for a long query instead of letting others fail behind it', async () => {
    const rebuilding = await db.transaction().execute(async (tx) => {
      await tx.selectFrom('read_model.product').selectAll().execute();
      const rebuilt = rebuild({ ...options, projections: ['product'] });
      await expect
        .poll(async () => {
          const { rows } = await sql`
            select 1 from pg_stat_activity
            where wait_event_type = 'Lock' and query like '%read_model"."product%'`.execute(db);
          return rows.length;
        })
        .toBe(1);
      await tx.selectFrom('read_model.product').selectAll().execute();
      // It ends once this transaction has: not awaited here.
      return { rebuilt };
    });
    expect(outcomesOf(await rebuilding.rebuilt)).toEqual({ product: 'switched' });
  });

  it('of rows of another event store needs a word more', async () => {
    await sql`
      update read_model.projection_generation set store_id = 'another'
      where name = 'product'`.execute(db);
    const product = { ...options, projections: ['product'] as const };
    await expect(rebuild(product)).rejects.toThrow('event store another');
    const [rebuilt] = await rebuild({ ...product, acceptStore: true });
    expect(rebuilt).toMatchObject({ outcome: 'switched', comparison: null });
  });
});

describe('a rebuild that cannot succeed leaves the old generation serving', async () => {
  const system = await testSystem();
  const { db, eventStore } = system;
  const options = optionsOf(system);
  const received = (quantity: number) => ({
    type: 'StockReceived',
    data: { ...testItem, movementId: 'm', quantity, reason: 'delivery', receivedAt: testTime },
  });
  const lastOf = async (name: ProjectionName) =>
    await db
      .selectFrom('read_model.projection_generation')
      .select(['status', 'last_error'])
      .where('name', '=', name)
      .orderBy('generation', 'desc')
      .executeTakeFirst();

  it('when the database refuses an event, and fills the others', async () => {
    const stream = 'stockReservation-main.tea';
    await appendRaw(eventStore, stream, -1n, received(5));
    await appendRaw(eventStore, stream, 0n, received(4_000_000_000));
    expect(outcomesOf(await rebuild(options))).toEqual({
      order_listing: 'switched',
      order_details: 'switched',
      stock: 'failed',
      reservation: 'switched',
      product: 'switched',
    });
    expect(await liveNumber(system, 'stock')).toBe(1);
    expect(await lastOf('stock')).toMatchObject({
      status: 'failed',
      last_error: expect.stringContaining(`${stream}, revision 1: the database refuses`) as string,
    });
  });

  it('when an event cannot be read', async () => {
    await appendRaw(eventStore, 'order-a', -1n, { type: 'OrderVanished', data: {} });
    const rebuilt = await rebuild({ ...options, projections: ['order_listing', 'product'] });
    expect(outcomesOf(rebuilt)).toEqual({ order_listing: 'failed', product: 'switched' });
    expect(await liveNumber(system, 'order_listing')).toBe(2);
    expect(await lastOf('order_listing')).toMatchObject({
      status: 'failed',
      last_error: expect.stringContaining('order-a, revision 0') as string,
    });
  });
});
