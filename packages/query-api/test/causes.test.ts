import { randomUUID } from 'node:crypto';
import { createGuard } from '@order-ledger/access';
import { placeOrder } from '@order-ledger/projector/testing';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { get, logger, testSystem } from './support/system.ts';

const system = await testSystem();
const guard = createGuard({ mode: 'open', logger });
const impatient = system.instance(guard, { readWaitMs: 1 });
const { app, db, writer } = system;

const lock = sql`select pg_advisory_lock(hashtextextended('order-ledger/causes', 0))`;
const unlock = sql`select pg_advisory_unlock_all()`;

test('an order is told by its request, and then with what has come', async () => {
  const id = randomUUID();
  await writer.order(id, placeOrder(id));
  const placed = await get(app, `/causes/${id}`);
  expect(placed.status).toBe(200);
  expect(placed.body).toMatchObject({
    id,
    kind: 'order',
    truncated: false,
    requests: [
      {
        kind: 'request',
        id: 'test',
        asked: false,
        children: [
          {
            kind: 'command',
            actor: 'service:test',
            children: [
              {
                kind: 'event',
                asked: true,
                event: {
                  type: 'OrderPlaced',
                  stream: `order-${id}`,
                  rows: [
                    { table: 'read_model.order_listing', key: { order_id: id }, written: false },
                    { table: 'read_model.order_details', key: { order_id: id }, written: false },
                  ],
                },
              },
              { kind: 'event', asked: true, event: { type: 'OrderReserved' } },
            ],
          },
        ],
      },
    ],
  });
  const command = { code: 'requested', comment: null, at: '2026-11-20T10:00:00.000Z' } as const;
  await writer.order(id, { type: 'CancelOrder', ...command });
  expect(JSON.stringify((await get(app, `/causes/${id}`)).body)).toContain('OrderCancelled');
});

test('many who ask at once are all answered', async () => {
  const ids = Array.from({ length: 20 }, () => randomUUID());
  const answers = ids.map(async (id) => {
    await writer.order(id, placeOrder(id));
    return (await get(app, `/causes/${id}`)).status;
  });
  expect(new Set(await Promise.all(answers))).toEqual(new Set([200]));
});

test('who asks for more than is shown is told so', async () => {
  const id = randomUUID();
  await writer.order(id, placeOrder(id));
  expect((await get(app, `/causes/${id}?limit=1`)).body).toMatchObject({ truncated: true });
  expect((await get(app, `/causes/${id}?limit=0`)).status).toBe(400);
});

test('of what nobody has said nothing is known', async () => {
  expect(await get(app, `/causes/${randomUUID()}`)).toMatchObject({
    status: 404,
    body: { code: 'cause_not_found' },
  });
  expect((await get(app, `/causes/${'x'.repeat(201)}`)).status).toBe(400);
});

test('while the index is being made the caller is asked to come again', async () => {
  const id = randomUUID();
  await writer.order(id, placeOrder(id));
  await db.connection().execute(async (other) => {
    await lock.execute(other);
    const early = await get(impatient, `/causes/${id}`);
    expect(early).toMatchObject({ status: 503, body: { code: 'causes_behind' } });
    expect(early.headers['retry-after']).toBe('2');
    await unlock.execute(other);
  });
  await expect.poll(async () => (await get(app, `/causes/${id}`)).status).toBe(200);
});
