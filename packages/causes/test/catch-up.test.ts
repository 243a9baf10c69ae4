import { randomUUID } from 'node:crypto';
import { placeOrder, testItem as item, testTime as at } from '@order-ledger/projector/testing';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { catchUpCauses } from '../src/index.ts';
import type { CausesDb } from '../src/index.ts';
import { testLedger } from './support/ledger.ts';

const { eventStore, database, order, stock } = await testLedger();

let movements = 0;
const receive = async (count: number): Promise<void> => {
  for (let n = 0; n < count; n += 1) {
    movements += 1;
    const movementId = `delivery-${movements}`;
    const command = {
      type: 'ReceiveStock',
      item,
      movementId,
      quantity: 1,
      reason: '',
      at,
    } as const;
    await stock(item, command, { correlationId: `request-${movements}` });
  }
};

const indexed = async (db: CausesDb): Promise<number> => {
  const { count } = await db
    .selectFrom('causes.event')
    .select((select) => select.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
};

test('indexes what there is, and then what has come', async () => {
  const db = await database();
  await receive(5);
  const first = await catchUpCauses({ db, eventStore });
  expect(first.events).toBe(movements);
  const id = randomUUID();
  const [placed] = await order(id, placeOrder(id), { correlationId: 'request-of-order' });
  expect((await catchUpCauses({ db, eventStore })).events).toBe(2);
  expect((await catchUpCauses({ db, eventStore })).events).toBe(0);
  const row = db
    .selectFrom('causes.event')
    .selectAll()
    .where('event_id', '=', placed?.id ?? '');
  expect(await row.execute()).toEqual([
    {
      position: `${placed?.position}`,
      event_id: placed?.id,
      stream: `order-${id}`,
      revision: '0',
      type: 'OrderPlaced',
      correlation_id: 'request-of-order',
      causation_id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      command_id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      actor: 'user:ada',
      recorded_at: placed?.createdAt,
    },
  ]);
});

test('goes on where it was ended, and reports how far it is', async () => {
  const db = await database();
  await receive(10);
  const ending = new AbortController();
  const seen: bigint[] = [];
  const ended = catchUpCauses({
    db,
    eventStore,
    batchSize: 3,
    signal: ending.signal,
    onProgress: ({ position, events }) => {
      seen.push(position);
      if (events >= 6) ending.abort(new Error('enough'));
    },
  });
  await expect(ended).rejects.toThrow('enough');
  const before = await indexed(db);
  expect(before).toBeGreaterThanOrEqual(6);
  expect(before % 3).toBe(0);
  expect(seen).toEqual(seen.toSorted((a, b) => Number(a - b)));
  const { events, position } = await catchUpCauses({ db, eventStore, batchSize: 3 });
  expect(events).toBe((await indexed(db)) - before);
  expect(position).toBe(await eventStore.head());
});

test('of many who ask at once one does it, and all see everything', async () => {
  const db = await database();
  await receive(10);
  const asked = Array.from(
    { length: 5 },
    async () => await catchUpCauses({ db, eventStore, batchSize: 2 }),
  );
  const results = await Promise.all(asked);
  const head = await eventStore.head();
  for (const { position } of results) expect(position).toBe(head);
  expect(results.reduce((sum, { events }) => sum + events, 0)).toBe(await indexed(db));
});

test('waits for another process, and takes over when that has gone', async () => {
  const db = await database();
  await receive(1);
  const lock = sql`select pg_advisory_lock(hashtextextended('order-ledger/causes', 0))`;
  const unlock = sql`select pg_advisory_unlock(hashtextextended('order-ledger/causes', 0))`;
  const waited = Promise.withResolvers<void>();
  await db.connection().execute(async (other) => {
    await lock.execute(other);
    const asking = catchUpCauses({ db, eventStore, onProgress: () => waited.resolve() });
    await waited.promise;
    expect(await indexed(db)).toBe(0);
    await unlock.execute(other);
    expect((await asking).events).toBeGreaterThan(0);
  });
});

test('who waits for another process can be told to stop', async () => {
  const db = await database();
  await receive(1);
  await db.connection().execute(async (other) => {
    await sql`select pg_advisory_lock(hashtextextended('order-ledger/causes', 0))`.execute(other);
    const stopping = new AbortController();
    const asking = catchUpCauses({
      db,
      eventStore,
      signal: stopping.signal,
      onProgress: () => stopping.abort(),
    });
    await expect(asking).rejects.toThrow(/abort/);
    await sql`select pg_advisory_unlock_all()`.execute(other);
  });
});

test.each([
  ['another event store', sql`update causes.checkpoint set store_id = 'another'`],
  ['a ledger that went further', sql`update causes.checkpoint set position = position * 1000`],
  [
    'a copy with another newest event',
    sql`update causes.event set event_id = gen_random_uuid()
      where position = (select max(position) from causes.event)`,
  ],
])('an index of %s begins anew', async (_, change) => {
  const db = await database();
  await receive(2);
  const { events } = await catchUpCauses({ db, eventStore });
  await change.execute(db);
  expect((await catchUpCauses({ db, eventStore })).events).toBe(events);
  expect(await indexed(db)).toBe(events);
});
