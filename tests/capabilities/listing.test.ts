import type { QueryPaths } from '@order-ledger/client';
import { expect, test } from 'vitest';
import { capability } from '../support/capability.ts';
import { at, orderFor, place, stocked } from '../support/goods.ts';
import type { Item } from '../support/goods.ts';
import { asOf, cancel } from '../support/journeys.ts';
import { answered, ok, refused, service, unique } from '../support/ledger.ts';

type Query = NonNullable<QueryPaths['/api/v1/orders']['get']['parameters']['query']>;

/** The listing as it is once it knows a position. */
const list = async (query: Query, header = {}) =>
  await ok(service.queries.GET('/api/v1/orders', { params: { query, header } }));

const idsOf = ({ data }: Awaited<ReturnType<typeof list>>) => data.map(({ id }) => id);

/** So many orders of one user, oldest first, and where the ledger is after the last of them. */
const ordersOf = async (user_id: string, items: readonly Item[]) => {
  const ids: string[] = [];
  let header = {};
  for (const item of items) {
    const body = orderFor([item], { user_id });
    const { data, headers } = await answered(service.commands.POST('/api/v1/orders', { body }));
    ids.push(data.id);
    header = asOf(headers);
  }
  return { ids, header };
};

const repeated = (item: Item, times: number): readonly Item[] =>
  Array.from({ length: times }, () => item);

capability('Listing', () => {
  test('gives the orders of a user, newest first, by page, with the total', async () => {
    const user_id = unique('user');
    const { ids, header } = await ordersOf(user_id, repeated(await stocked(10), 5));
    const newestFirst = ids.toReversed();
    const first = await list({ user_id, page: '1', limit: '2' }, header);
    expect(idsOf(first)).toEqual(newestFirst.slice(0, 2));
    expect(first.meta).toMatchObject({ page: 1, limit: 2, total: 5, pages: 3 });
    expect(first.data[0]).toMatchObject({
      user_id,
      status: 'reserved',
      total: '9.90',
      pieces: 1,
      links: { self: `/api/v1/orders/${newestFirst[0]}` },
    });
    const last = await list({ user_id, page: '3', limit: '2' }, header);
    expect(idsOf(last)).toEqual(newestFirst.slice(4));
    expect(last.meta.next_cursor).toBeNull();
    expect(idsOf(await list({ user_id, page: '4', limit: '2' }, header))).toEqual([]);
  });

  test('goes through deep pages by cursor, each order once, also while more are placed', async () => {
    const user_id = unique('user');
    const item = await stocked(10);
    const { ids, header } = await ordersOf(user_id, repeated(item, 5));
    const first = await list({ user_id, limit: '2' }, header);
    await place(orderFor([item], { user_id }));
    const seen = idsOf(first);
    let cursor = first.meta.next_cursor;
    while (cursor !== null) {
      const page = await list({ user_id, limit: '2', cursor }, header);
      expect(page.meta).toMatchObject({ page: null, total: null });
      seen.push(...idsOf(page));
      cursor = page.meta.next_cursor;
    }
    expect(seen).toEqual(ids.toReversed());
  });

  test('can be filtered by status', async () => {
    const user_id = unique('user');
    const { ids } = await ordersOf(user_id, repeated(await stocked(10), 2));
    const [first = '', second = ''] = ids;
    const cancelling = service.commands.POST('/api/v1/orders/{id}/cancel', {
      ...at(first),
      body: {},
    });
    const header = asOf((await answered(cancelling)).headers);
    expect(idsOf(await list({ user_id, status: 'cancelled' }, header))).toEqual([first]);
    expect(idsOf(await list({ user_id, status: 'reserved' }, header))).toEqual([second]);
    expect(idsOf(await list({ user_id, status: 'delivered' }, header))).toEqual([]);
  });

  test('can be filtered by product', async () => {
    const user_id = unique('user');
    const [mug, lamp] = [await stocked(5), await stocked(5)];
    const { ids, header } = await ordersOf(user_id, [mug, lamp]);
    const { product_id } = lamp;
    expect(idsOf(await list({ user_id, product_id }, header))).toEqual([ids[1]]);
  });

  test('can be filtered by when an order was placed: from included, to excluded', async () => {
    const user_id = unique('user');
    const { ids, header } = await ordersOf(user_id, repeated(await stocked(10), 3));
    const [third, second, first] = (await list({ user_id }, header)).data;
    const from = second?.placed_at ?? '';
    const to = third?.placed_at ?? '';
    expect(Date.parse(first?.placed_at ?? '')).toBeLessThan(Date.parse(from));
    const window = { created_from: from, created_to: to };
    expect(idsOf(await list({ user_id, ...window }, header))).toEqual([ids[1]]);
    const offset = new Date(Date.parse(from) + 3_600_000).toISOString().replace('Z', '+01:00');
    const since = { user_id, created_from: offset };
    expect(idsOf(await list(since, header))).toEqual([ids[2], ids[1]]);
  });

  test('follows an order that changes, and stays in its place', async () => {
    const user_id = unique('user');
    const { ids } = await ordersOf(user_id, repeated(await stocked(10), 2));
    await cancel(ids[0] ?? '');
    const { headers } = await answered(
      service.commands.PATCH('/api/v1/orders/{id}', {
        ...at(ids[1] ?? ''),
        body: { items: [{ line: 1, quantity: 3 }] },
      }),
    );
    expect((await list({ user_id }, asOf(headers))).data).toMatchObject([
      { id: ids[1], pieces: 3, total: '29.70' },
      { id: ids[0], status: 'cancelled' },
    ]);
  });

  test.for([
    ['a status that does not exist', { status: 'lost' }],
    ['a page together with a cursor', { page: '2', cursor: 'abc' }],
    ['a cursor that no answer gave', { cursor: 'abc' }],
    ['a page too deep', { page: '1000', limit: '100' }],
    ['a limit of nothing', { limit: '0' }],
    ['a limit beyond 100', { limit: '101' }],
    ['an instant that is none', { created_from: 'yesterday' }],
    [
      'a range that ends before it begins',
      { created_from: '2026-02-01T00:00:00Z', created_to: '2026-01-01T00:00:00Z' },
    ],
    ['a filter that does not exist', { colour: 'blue' }],
  ] as const)('refuses %s', async ([, query]) => {
    const asked = service.queries.GET('/api/v1/orders', { params: { query: query as Query } });
    expect(await refused(asked)).toMatchObject({ status: 400, code: 'invalid_request' });
  });
});

capability('Orders of a product', () => {
  test('are the orders of everybody that have it, newest first, and no others', async () => {
    const [mug, lamp] = [await stocked(5), await stocked(5)];
    const first = await place(orderFor([mug]));
    await place(orderFor([lamp]));
    const body = orderFor([mug, lamp]);
    const both = await answered(service.commands.POST('/api/v1/orders', { body }));
    const ofMug = async (query: Query) =>
      await ok(
        service.queries.GET('/api/v1/orders/product/{productId}', {
          params: {
            path: { productId: mug.product_id },
            query,
            header: asOf(both.headers),
          },
        }),
      );
    expect(idsOf(await ofMug({}))).toEqual([both.data.id, first.id]);
    const [user_id, limit] = [both.data.user_id ?? '', '1'];
    expect(idsOf(await ofMug({ user_id }))).toEqual([both.data.id]);
    expect(await ofMug({ limit, page: '2' })).toMatchObject({
      data: [{ id: first.id, product_ids: [mug.product_id] }],
      meta: { total: 2, pages: 2 },
    });
  });

  test('are none of a product that nobody has ordered', async () => {
    const { product_id } = await stocked(1);
    const asked = service.queries.GET('/api/v1/orders/product/{productId}', {
      params: { path: { productId: product_id } },
    });
    expect(await ok(asked)).toMatchObject({ data: [], meta: { total: 0 } });
  });
});
