import { testDatabase } from '@order-ledger/embedded/testing';
import { migrate } from '@order-ledger/service-kit';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ReadModelDatabase,
  findProducts,
  findReservations,
  listProducts,
  readModelMigrations,
  sumOrders,
} from '../src/index.ts';
import {
  connect,
  insertRows,
  listingRow,
  productRow,
  reservationRow,
  setPositions,
} from './database.ts';

const db = connect<ReadModelDatabase>(await testDatabase());
afterAll(async () => await db.destroy());

const at = (text: string): Date => new Date(`2026-11-${text}Z`);

beforeAll(async () => {
  await migrate(db, readModelMigrations);
  await insertRows(db, 'read_model.reservation', [
    reservationRow(),
    reservationRow({ warehouse_id: 'w0', status: 'expired', ended_at: at('20T10:15:00') }),
    reservationRow({ reservation_id: 'b', expires_at: at('20T10:10:00') }),
    reservationRow({
      reservation_id: 'hold-c',
      reserved_at: at('21T00:00:00'),
      expires_at: at('21T10:15:00'),
    }),
  ]);
  await insertRows(db, 'read_model.product', [
    productRow(),
    productRow({ product_id: 'p0', status: 'discontinued' }),
    productRow({ product_id: 'p2' }),
  ]);
  await insertRows(db, 'read_model.order_listing', [
    listingRow({ order_id: 'a', total: '100' }),
    listingRow({ order_id: 'b', total: '50', placed_at: at('20T23:59:59.999') }),
    listingRow({ order_id: 'c', total: '7', placed_at: at('20T12:00:00'), currency: 'EUR' }),
    listingRow({ order_id: 'd', status: 'cancelled', placed_at: at('21T00:00:00') }),
    listingRow({ order_id: 'e', placed_at: at('22T00:00:00') }),
  ]);
  await setPositions(db, { order_listing: '300', reservation: '200', product: '100' });
});

describe('reservations', () => {
  it('of an id are found with all their items', async () => {
    const { position, rows } = await findReservations(db, 'a');
    expect(position).toBe(200n);
    expect(rows).toMatchObject([{ warehouse_id: 'w0' }, { warehouse_id: 'w1', status: 'active' }]);
    expect((await findReservations(db, 'nope')).rows).toEqual([]);
  });
});

describe('products', () => {
  it('are found by id, whether they are sold or not', async () => {
    const { position, rows } = await findProducts(db, ['p0', 'p9', 'p1', 'p0']);
    expect(position).toBe(100n);
    expect(rows.size).toBe(2);
    expect(rows.get('p0')).toMatchObject({ product_id: 'p0', status: 'discontinued' });
    expect(rows.get('p1')).toMatchObject({ product_id: 'p1', status: 'listed' });
  });

  it('are listed by id, a page at a time', async () => {
    const ids = async (window: Parameters<typeof listProducts>[1]) =>
      (await listProducts(db, window)).rows.map((row) => row.product_id);
    expect(await ids({ limit: 2 })).toEqual(['p0', 'p1']);
    expect(await ids({ limit: 2, after: 'p1' })).toEqual(['p2']);
    expect(await ids({ limit: 9, status: 'listed' })).toEqual(['p1', 'p2']);
    expect(await ids({ limit: 9, status: 'listed', after: 'p1' })).toEqual(['p2']);
  });
});

describe('sums', () => {
  const period = { from: at('20T00:00:00'), to: at('22T00:00:00') };

  it('are by day in UTC, currency and status, of the projection furthest behind', async () => {
    const { position, rows } = await sumOrders(db, period);
    expect(position).toBe(200n);
    expect(rows).toMatchObject([
      { day: '2026-11-20', kind: 'orders', currency: 'EUR', count: '1', value: '7' },
      { day: '2026-11-20', kind: 'orders', currency: 'USD', count: '2', value: '150' },
      { day: '2026-11-20', kind: 'reservations', count: '3', expired: '1' },
      { day: '2026-11-21', kind: 'orders', status: 'cancelled', count: '1' },
      { day: '2026-11-21', kind: 'reservations', count: '1', expired: '0' },
    ]);
  });

  it('are of position 0 while one of the projections has not begun', async () => {
    const rolledBack = new Error('rolled back');
    const asked = db.transaction().execute(async (tx) => {
      await sql`
        delete from read_model.projection_checkpoint where name = 'reservation'`.execute(tx);
      expect((await sumOrders(tx, period)).position).toBe(0n);
      throw rolledBack;
    });
    await expect(asked).rejects.toBe(rolledBack);
  });

  it('of nothing are nothing', async () => {
    const empty = { from: at('01T00:00:00'), to: at('02T00:00:00') };
    expect((await sumOrders(db, empty)).rows).toEqual([]);
  });
});
