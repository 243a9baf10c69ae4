import { DatabaseError } from 'pg';
import type { Pool } from 'pg';
import type { NewOrder, Outcome, Peer } from './peer.ts';
import { createTables, findOrder, lineColumns, readBooks, receiveStock } from './tables.ts';

/** Ends the statement, and with it what earlier lines have taken. */
const refusedCode = 'P0409';

const placeOrder = `
create or replace function place_order(
  p_order_id uuid, p_user_id text, p_currency text, p_total bigint, p_address jsonb, p_method text,
  p_products text[], p_warehouses text[], p_quantities integer[], p_prices bigint[]
) returns bigint language plpgsql as $$
declare
  result bigint;
begin
  for i in 1 .. cardinality(p_products) loop
    update stock set available = available - p_quantities[i]
    where product_id = p_products[i] and warehouse_id = p_warehouses[i]
      and available >= p_quantities[i];
    if not found then
      if i = 1 then return null; end if;
      raise exception 'insufficient stock' using errcode = '${refusedCode}';
    end if;
  end loop;
  insert into orders
    (order_id, user_id, status, currency, total, shipping_address, payment_method)
  values (p_order_id, p_user_id, 'reserved', p_currency, p_total, p_address, p_method)
  returning order_number into result;
  insert into order_lines (order_id, line, product_id, warehouse_id, quantity, unit_price)
  select p_order_id, line, product_id, warehouse_id, quantity, unit_price
  from unnest(p_products, p_warehouses, p_quantities, p_prices) with ordinality
    as lines (product_id, warehouse_id, quantity, unit_price, line);
  return result;
end $$;
`;

const call = async (pool: Pool, order: NewOrder): Promise<Outcome> => {
  const { productIds, warehouseIds, quantities, unitPrices } = lineColumns(order);
  const { rows } = await pool.query<{ order_number: string | null }>({
    name: 'place-order',
    text: 'select place_order($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) as order_number',
    values: [
      order.orderId,
      order.userId,
      order.currency,
      order.total,
      JSON.stringify(order.shippingAddress),
      order.paymentMethod,
      productIds,
      warehouseIds,
      quantities,
      unitPrices,
    ],
  });
  const orderNumber = rows[0]?.order_number ?? null;
  return orderNumber === null ? 'refused' : { orderNumber };
};

/** Everything in one PL/pgSQL function: one round trip, one commit. */
export const plpgsqlFunction = async (pool: Pool): Promise<Peer> => {
  await createTables(pool);
  await pool.query(placeOrder);
  return {
    receive: async (productIds, quantity) => await receiveStock(pool, productIds, quantity),
    place: async (order) => {
      try {
        return await call(pool, order);
      } catch (error) {
        if (error instanceof DatabaseError && error.code === refusedCode) return 'refused';
        throw error;
      }
    },
    find: async (orderId) => await findOrder(pool, orderId),
    books: async () => await readBooks(pool),
    close: async () => await pool.end(),
  };
};
