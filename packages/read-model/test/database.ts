import { quietPool } from '@order-ledger/embedded/testing';
import { Kysely, PostgresDialect } from 'kysely';
import type { OrderListingRow, StockRow } from '../src/index.ts';

export const connect = <DB>(url: string): Kysely<DB> =>
  new Kysely<DB>({
    dialect: new PostgresDialect({ pool: quietPool(url) }),
  });

export const listingRow = (changes: Partial<OrderListingRow> = {}): OrderListingRow => ({
  order_id: 'a',
  order_number: 'ORD-20261120-000001',
  user_id: 'user123',
  status: 'reserved',
  currency: 'USD',
  total: '1999',
  pieces: 1,
  product_ids: ['p1'],
  placed_at: new Date('2026-11-20T10:00:00.000Z'),
  updated_at: new Date('2026-11-20T10:00:00.000Z'),
  revision: '1',
  position: '100',
  ...changes,
});

export const stockRow = (changes: Partial<StockRow> = {}): StockRow => ({
  product_id: 'p1',
  warehouse_id: 'w1',
  received: 10,
  reserved: 2,
  confirmed: 3,
  updated_at: new Date('2026-11-20T10:00:00.000Z'),
  revision: '4',
  position: '90',
  ...changes,
});
