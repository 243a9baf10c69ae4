import { testDatabase } from '@order-ledger/embedded/testing';
import { migrate } from '@order-ledger/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type OrderFilter,
  type OrderListingRow,
  type ReadModelDatabase,
  findOrders,
  findStock,
  findStockOfProduct,
  listOrders,
  listOrdersOfUsers,
  readCheckpoints,
  readModelMigrations,
} from '../src/index.ts';
import { connect, insertRows, listingRow, setPositions, stockRow } from './database.ts';

const db = connect<ReadModelDatabase>(await testDatabase());
afterAll(async () => await db.destroy());

const noon = new Date('2026-11-20T12:00:00.000Z');
const later = new Date('2026-11-20T12:00:00.001Z');

const orders = [
  listingRow({ order_id: 'a' }),
  listingRow({ order_id: 'b', placed_at: noon, status: 'confirmed', product_ids: ['p1', 'p2'] }),
  listingRow({ order_id: 'c', placed_at: noon, user_id: null, product_ids: ['p2'] }),
  listingRow({ order_id: 'd', placed_at: later, user_id: 'other' }),
];

beforeAll(async () => {
  await migrate(db, readModelMigrations);
});

const idOf = (row: OrderListingRow): string => row.order_id;

const ids = async (filter: OrderFilter): Promise<string[]> => {
  const { rows, total } = await listOrders(db, filter, { limit: 10 });
  expect(rows).toHaveLength(total ?? -1);
  return rows.map(idOf);
};

describe('before the projector has run', () => {
  it('finds nothing, of position 0', async () => {
    expect(await readCheckpoints(db)).toEqual(new Map());
    expect(await findOrders(db, ['a'])).toEqual({ position: 0n, rows: new Map() });
    expect(await listOrders(db, {}, { limit: 1 })).toEqual({ position: 0n, rows: [], total: 0 });
  });
});

describe('with rows', () => {
  beforeAll(async () => {
    await insertRows(db, 'read_model.order_listing', orders);
    await db
      .insertInto('read_model.stock')
      .values([
        stockRow(),
        stockRow({ warehouse_id: 'w0' }),
        stockRow({ product_id: 'p2', received: 7 }),
      ])
      .execute();
    await setPositions(db, {
      order_listing: '18446744073709551615',
      order_details: '100',
      stock: '90',
    });
  });

  it('says of which position an answer is, also one without rows', async () => {
    expect(await findOrders(db, ['nope'])).toEqual({ position: 100n, rows: new Map() });
    expect(await findStock(db, [])).toEqual({ position: 90n, rows: [] });
    const { position } = await listOrders(db, {}, { limit: 1 });
    expect(position).toBe(18_446_744_073_709_551_615n);
    expect((await readCheckpoints(db)).get('stock')).toEqual({ position: 90n, updatedAt: noon });
  });

  it('lists newest first, by id within an instant', async () => {
    expect(await ids({})).toEqual(['d', 'c', 'b', 'a']);
  });

  it.each<[string, OrderFilter, string[]]>([
    ['user', { userId: 'user123' }, ['b', 'a']],
    ['status', { status: 'confirmed' }, ['b']],
    ['product', { productId: 'p2' }, ['c', 'b']],
    ['begin, inclusive', { placedFrom: noon }, ['d', 'c', 'b']],
    ['end, exclusive', { placedTo: later }, ['c', 'b', 'a']],
    ['everything', { userId: 'user123', productId: 'p1', placedTo: noon }, ['a']],
  ])('filters by %s', async (_, filter, expected) => {
    expect(await ids(filter)).toEqual(expected);
  });

  it('pages by offset and by place, without gap or repetition', async () => {
    const page = await listOrders(db, {}, { limit: 2, offset: 1 });
    expect(page.rows.map((row) => row.order_id)).toEqual(['c', 'b']);
    expect(page.total).toBe(4);
    const after = { placedAt: noon, orderId: 'c' };
    const rest = await listOrders(db, {}, { limit: 2, after });
    expect(rest.rows).toMatchObject([orders[1], orders[0]]);
    expect(rest.total).toBeNull();
    expect(await listOrders(db, {}, { limit: 2, offset: 4 })).toMatchObject({ rows: [], total: 4 });
  });

  it.each([1, 10])('answers several users at once like each alone, up to %i', async (limit) => {
    const users = ['user123', 'other', 'nobody'];
    const { position, rows } = await listOrdersOfUsers(db, users, limit);
    for (const userId of users) {
      const alone = await listOrders(db, { userId }, { limit });
      const together = rows.get(userId);
      expect(together?.total).toBe(alone.total);
      expect(together?.rows.map(idOf)).toEqual(alone.rows.map(idOf));
      expect(position).toBe(alone.position);
    }
  });

  it('finds stock by item and by product', async () => {
    const items = [
      { productId: 'p1', warehouseId: 'w1' },
      { productId: 'p9', warehouseId: 'w1' },
    ];
    expect((await findStock(db, items)).rows).toMatchObject([stockRow()]);
    const ofProduct = await findStockOfProduct(db, 'p1');
    expect(ofProduct.rows).toMatchObject([stockRow({ warehouse_id: 'w0' }), stockRow()]);
  });
});
