import type { Pool } from 'pg';
import type { Books, NewOrder } from './peer.ts';

/** The tables that a shop without events has. */
const schema = `
create table if not exists stock (
  product_id text not null,
  warehouse_id text not null,
  received integer not null,
  available integer not null check (available >= 0),
  primary key (product_id, warehouse_id)
);
create table if not exists orders (
  order_id uuid primary key,
  order_number bigint generated always as identity,
  user_id text,
  status text not null,
  currency text not null,
  total bigint not null,
  shipping_address jsonb,
  payment_method text not null,
  placed_at timestamptz not null default now()
);
create index if not exists orders_by_user on orders (user_id, placed_at desc);
create table if not exists order_lines (
  order_id uuid not null,
  line smallint not null,
  product_id text not null,
  warehouse_id text not null,
  quantity integer not null,
  unit_price bigint not null,
  primary key (order_id, line)
);
`;

export const createTables = async (pool: Pool): Promise<void> => {
  await pool.query(schema);
};

export const receiveStock = async (
  pool: Pool,
  productIds: readonly string[],
  quantity: number,
): Promise<void> => {
  await pool.query(
    `insert into stock (product_id, warehouse_id, received, available)
     select product_id, 'main', $2::integer, $2::integer from unnest($1::text[]) product_id
     on conflict (product_id, warehouse_id) do update
     set received = stock.received + excluded.received,
         available = stock.available + excluded.available`,
    [productIds, quantity],
  );
};

/** One indexed query. */
export const findOrder = async (pool: Pool, orderId: string): Promise<unknown> => {
  const { rows } = await pool.query<Record<string, unknown>>({
    name: 'find-order',
    text: 'select * from orders where order_id = $1',
    values: [orderId],
  });
  return rows[0];
};

export const readBooks = async (pool: Pool): Promise<Books> => {
  const { rows } = await pool.query<Record<keyof Books, string>>(
    `select (select count(*) from orders) as orders,
            (select coalesce(sum(quantity), 0) from order_lines) as sold,
            (select coalesce(sum(received - available), 0) from stock) as taken,
            (select count(*) from stock where available < 0) as oversold`,
  );
  const [row] = rows;
  return {
    orders: Number(row?.orders),
    sold: Number(row?.sold),
    taken: Number(row?.taken),
    oversold: Number(row?.oversold),
  };
};

/** The columns of an order's lines, each as one array for `unnest`. */
export const lineColumns = ({ lines }: NewOrder) => ({
  productIds: lines.map(({ productId }) => productId),
  warehouseIds: lines.map(({ warehouseId }) => warehouseId),
  quantities: lines.map(({ quantity }) => quantity),
  unitPrices: lines.map(({ unitPrice }) => unitPrice),
});
