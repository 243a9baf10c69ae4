import { quietPool } from '@order-ledger/embedded/testing';
import { Kysely, PostgresDialect, sql } from 'kysely';
import type {
  OrderListingRow,
  ProductRow,
  ReadModelDatabase,
  ReservationRow,
  StockRow,
} from '../src/index.ts';

export const connect = <DB>(url: string): Kysely<DB> =>
  new Kysely<DB>({
    dialect: new PostgresDialect({ pool: quietPool(url) }),
  });

/** Rows with JSON in them, which the driver would take for arrays of PostgreSQL. */
export const insertRows = async (
  db: Kysely<ReadModelDatabase>,
  name: keyof ReadModelDatabase,
  rows: readonly object[],
): Promise<void> => {
  const table = sql.table(name);
  await sql`
    insert into ${table}
    select * from json_populate_recordset(null::${table}, ${JSON.stringify(rows)}::json)`.execute(
    db,
  );
};

export const listingRow = (changes: Partial<OrderListingRow> = {}): OrderListingRow => ({
  order_id: 'a',
  order_number: 'ORD-20261120-000001',
  user_id: 'user123',
  status: 'reserved',
  currency: 'USD',
  total: '1999',
  pieces: 1,
  product_ids: ['p1'],
  lines: [{ quantity: 1 }],
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
  shipped: 1,
  updated_at: new Date('2026-11-20T10:00:00.000Z'),
  revision: '4',
  position: '90',
  ...changes,
});

export const reservationRow = (changes: Partial<ReservationRow> = {}): ReservationRow => ({
  reservation_id: 'a',
  product_id: 'p1',
  warehouse_id: 'w1',
  quantity: 2,
  status: 'active',
  reason: null,
  shipped: 0,
  returned: 0,
  reserved_at: new Date('2026-11-20T10:00:00.000Z'),
  expires_at: new Date('2026-11-20T10:15:00.000Z'),
  ended_at: null,
  updated_at: new Date('2026-11-20T10:00:00.000Z'),
  revision: '1',
  position: '90',
  ...changes,
});

export const productRow = (changes: Partial<ProductRow> = {}): ProductRow => ({
  product_id: 'p1',
  name: 'Tea',
  price: '999',
  currency: 'USD',
  status: 'listed',
  created_at: new Date('2026-11-20T10:00:00.000Z'),
  updated_at: new Date('2026-11-20T10:00:00.000Z'),
  revision: '0',
  position: '80',
  ...changes,
});

/** Says how far each projection is; one that is not named has not begun. */
export const setPositions = async (
  db: Kysely<ReadModelDatabase>,
  positions: Readonly<Record<string, string>>,
): Promise<void> => {
  const updated_at = new Date('2026-11-20T12:00:00.000Z');
  const rows = Object.entries(positions).map(([name, position]) => ({
    name,
    position,
    version: 1,
    store_id: 'store',
    updated_at,
  }));
  await db.insertInto('read_model.projection_checkpoint').values(rows).execute();
};
