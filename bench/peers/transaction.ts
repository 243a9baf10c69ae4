import type { Pool, PoolClient } from 'pg';
import type { NewOrder, Outcome } from './peer.ts';
import { lineColumns } from './tables.ts';

/** Runs work in one transaction; `refused` rolls it back, and so does an error. */
export const inTransaction = async (
  pool: Pool,
  work: (client: PoolClient) => Promise<Outcome>,
): Promise<Outcome> => {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const outcome = await work(client);
    await client.query(outcome === 'refused' ? 'rollback' : 'commit');
    return outcome;
  } catch (error) {
    // The connection goes, and its transaction with it.
    broken = error as Error;
    throw error;
  } finally {
    client.release(broken);
  }
};

/** Stores an order whose stock is taken, with prepared statements. */
export const insertOrder = async (client: PoolClient, order: NewOrder): Promise<Outcome> => {
  const { productIds, warehouseIds, quantities, unitPrices } = lineColumns(order);
  const { rows } = await client.query<{ order_number: string }>({
    name: 'insert-order',
    text: `insert into orders
             (order_id, user_id, status, currency, total, shipping_address, payment_method)
           values ($1, $2, 'reserved', $3, $4, $5, $6) returning order_number`,
    values: [
      order.orderId,
      order.userId,
      order.currency,
      order.total,
      JSON.stringify(order.shippingAddress),
      order.paymentMethod,
    ],
  });
  await client.query({
    name: 'insert-lines',
    text: `insert into order_lines
             (order_id, line, product_id, warehouse_id, quantity, unit_price)
           select $1, line, product_id, warehouse_id, quantity, unit_price
           from unnest($2::text[], $3::text[], $4::integer[], $5::bigint[]) with ordinality
             as lines (product_id, warehouse_id, quantity, unit_price, line)`,
    values: [order.orderId, productIds, warehouseIds, quantities, unitPrices],
  });
  return { orderNumber: rows[0]?.order_number ?? '' };
};
