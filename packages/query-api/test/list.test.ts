import { randomUUID } from 'node:crypto';
import { placeOrder, testTime } from '@order-ledger/projector/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { get, testSystem } from './support/system.ts';

const system = await testSystem();
const { app, writer } = system;

const listing = z.object({
  data: z.array(z.looseObject({ order_number: z.string() })),
  meta: z.object({ total: z.int().nullable(), next_cursor: z.string().nullable() }),
});

const minute = (index: number): string => `2026-11-20T10:0${index}:00.000Z`;
let position = 0n;

/** Orders N0 … N6, one a minute; N3 and N4 share an instant. */
beforeAll(async () => {
  await system.startProjector();
  for (let index = 0; index < 7; index += 1) {
    const orderId = randomUUID();
    const productId = index % 2 === 0 ? 'tea' : 'pot';
    position = await writer.order(
      orderId,
      placeOrder(orderId, {
        orderNumber: `N${index}`,
        userId: index < 5 ? 'user123' : null,
        lines: [{ productId, warehouseId: 'main', quantity: 1, unitPrice: 500 }],
        placedAt: minute(index === 4 ? 3 : index),
      }),
    );
    if (index === 0) {
      const command = { type: 'PayOrder', method: 'card', reference: 'p', at: testTime } as const;
      position = await writer.order(orderId, command);
    }
  }
});

const list = async (query: string) => {
  const { status, body } = await get(app, `/orders?${query}`, position);
  expect(status).toBe(200);
  const { data, meta } = listing.parse(body);
  return { numbers: data.map((order) => order.order_number), meta };
};

describe('the list of orders', () => {
  it('says of each what a list needs, newest first', async () => {
    const { body, headers } = await get(app, '/orders?limit=1', position);
    expect(body).toMatchObject({
      data: [
        {
          order_number: 'N6',
          user_id: null,
          status: 'reserved',
          currency: 'USD',
          total: '8.00',
          pieces: 1,
          product_ids: ['tea'],
          placed_at: minute(6),
        },
      ],
      meta: { page: 1, limit: 1, total: 7, pages: 7 },
    });
    expect(headers['ledger-position']).toBe(`${position}`);
  });

  it.each([
    ['user_id=user123', 5],
    ['status=paid', 1],
    ['status=expired', 0],
    ['product_id=pot', 3],
    [`created_from=${minute(2)}&created_to=${minute(5)}`, 3],
    ['created_from=2026-11-20T12:02:00%2B02:00', 5],
    ['user_id=user123&product_id=tea&status=reserved', 2],
  ])('with %s has %i', async (query, total) => {
    const { numbers, meta } = await list(query);
    expect(numbers).toHaveLength(total);
    expect(meta.total).toBe(total);
  });

  it('answers many at the same time like each alone', async () => {
    const queries = [
      ...['user123', 'nobody', "o'neill", '{"a",\\}'].flatMap((user) =>
        [1, 2, 50].map((limit) => `user_id=${encodeURIComponent(user)}&limit=${limit}`),
      ),
      'user_id=user123&limit=2&page=2',
      'user_id=user123&status=paid',
      'limit=3',
    ];
    const alone: unknown[] = [];
    for (const query of queries) alone.push(await list(query));
    const many = [...queries, ...queries, ...queries.toReversed()];
    const together = await Promise.all(many.map(list));
    expect(together).toEqual([...alone, ...alone, ...alone.toReversed()]);
    expect(await list('user_id=user123&limit=2')).toMatchObject({
      numbers: [expect.stringMatching(/N[34]/), expect.stringMatching(/N[34]/)],
      meta: { total: 5 },
    });
  });

  it('has pages', async () => {
    expect((await list('page=2&limit=3')).numbers).toHaveLength(3);
    expect((await list('page=3&limit=3')).numbers).toEqual(['N0']);
    expect((await list('page=4&limit=3')).numbers).toEqual([]);
  });

  it('can be followed by cursor to its end, each order once', async () => {
    const seen: string[] = [];
    let query = 'limit=2';
    for (;;) {
      const { numbers, meta } = await list(query);
      seen.push(...numbers);
      if (meta.next_cursor === null) break;
      query = `limit=2&cursor=${meta.next_cursor}`;
    }
    const pair = seen.splice(2, 2);
    expect(pair.toSorted()).toEqual(['N3', 'N4']);
    expect(seen).toEqual(['N6', 'N5', 'N2', 'N1', 'N0']);
  });

  it.each([
    ['colour=red', '/colour'],
    ['page=0', '/page'],
    ['page=1.5', '/page'],
    ['limit=101', '/limit'],
    ['limit=', '/limit'],
    ['status=unplaced', '/status'],
    ['status=lost', '/status'],
    ['created_from=yesterday', '/created_from'],
    [`created_from=${minute(2)}&created_to=${minute(2)}`, '/created_to'],
    ['product_id=a/b', '/product_id'],
    ['user_id=', '/user_id'],
    ['cursor=nonsense', '/cursor'],
    [`cursor=${Buffer.from(`${minute(1)} ${randomUUID()}`).toString('base64url')}&page=2`, '/page'],
    ['page=502&limit=20', '/page'],
    ['min_position=x', '/min_position'],
    ['user_id=a&user_id=b', '/user_id'],
  ])('is not asked for with %s', async (query, pointer) => {
    const { status, body } = await get(app, `/orders?${query}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'invalid_request', errors: [{ pointer }] });
  });
});
