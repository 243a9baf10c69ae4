import { randomUUID } from 'node:crypto';
import type { OrderCommand } from '@order-ledger/domain';
import { placeOrder, testDueTime, testTime as at } from '@order-ledger/projector/testing';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { get, testSystem } from './support/system.ts';

const system = await testSystem();
const { app, writer } = system;
await system.startProjector();

/** Every list that somebody could ask for. */
const questions = [
  'limit=2',
  'limit=2&page=2',
  'user_id=user123',
  'status=reserved',
  'status=paid',
  'status=cancelled',
  'product_id=pot&status=reserved',
  `created_from=2026-11-20T10:01:00Z`,
];

const listNow = async (query: string, position: bigint): Promise<unknown> => {
  const { status, body } = await get(app, `/orders?${query}`, position);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
};

const listAt = async (query: string, instant: Date): Promise<unknown> =>
  await listNow(`${query}&as_of=${instant.toISOString()}`, 0n);

/** An instant behind everything so far, and before everything to come. */
const instantBetween = async (): Promise<Date> => {
  const instant = new Date(Date.now() + 1);
  await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(instant.getTime()), { interval: 1 });
  return instant;
};

const ids = Array.from({ length: 4 }, () => randomUUID());
const [first = '', second = '', third = '', fourth = ''] = ids;
const line = (productId: string, quantity: number) => ({
  productId,
  warehouseId: 'main',
  quantity,
  unitPrice: 500,
});
const place = (orderId: string, minute: number, productId: string): [string, OrderCommand] => [
  orderId,
  placeOrder(orderId, {
    orderNumber: `N${minute}`,
    userId: minute === 1 ? null : 'user123',
    lines: [line(productId, 3)],
    placedAt: `2026-11-20T10:0${minute}:00.000Z`,
    paymentDueAt: testDueTime,
  }),
];
const cancel = { type: 'CancelOrder', code: 'requested', comment: null, at } as const;

const story: readonly [string, OrderCommand][] = [
  place(first, 0, 'tea'),
  place(second, 1, 'pot'),
  [first, { type: 'PayOrder', method: 'card', reference: 'p', at }],
  place(third, 2, 'pot'),
  [second, cancel],
  place(fourth, 3, 'tea'),
  [third, { type: 'PayOrder', method: 'card', reference: 'q', at }],
  [first, cancel],
];

/** What each list said after each step. */
const then: { readonly instant: Date; readonly answers: readonly unknown[] }[] = [];

beforeAll(async () => {
  for (const [orderId, command] of story) {
    const position = await writer.order(orderId, command);
    const answers = await Promise.all(
      questions.map(async (query) => await listNow(query, position)),
    );
    then.push({ instant: await instantBetween(), answers });
  }
});

describe('the list as of an instant', () => {
  it.each(questions)('is what it was then: %s', async (query) => {
    const index = questions.indexOf(query);
    for (const { instant, answers } of then) {
      expect(await listAt(query, instant)).toStrictEqual(answers[index]);
    }
  });

  it('changes with the story, so that the comparison above says something', () => {
    const texts = then.map(({ answers }) => JSON.stringify(answers));
    expect(new Set(texts).size).toBe(story.length);
  });

  it('is empty before the first order', async () => {
    const body = await listAt('limit=5', new Date('2026-11-20T10:05:00Z'));
    expect(body).toMatchObject({ data: [], meta: { total: 0 } });
  });

  it('goes on behind a cursor', async () => {
    const { instant } = then[5] ?? { instant: new Date() };
    const { body } = await get(app, `/orders?limit=3&as_of=${instant.toISOString()}`);
    const cursor = (body as { meta: { next_cursor: string } }).meta.next_cursor;
    expect(await listAt(`limit=3&cursor=${cursor}`, instant)).toMatchObject({
      data: [{ order_id: first, status: 'paid' }],
      meta: { total: null, next_cursor: null },
    });
  });

  it('refuses what is no instant', async () => {
    const { status, body } = await get(app, '/orders?as_of=yesterday');
    expect([status, body]).toMatchObject([400, { code: 'invalid_request' }]);
  });
});
