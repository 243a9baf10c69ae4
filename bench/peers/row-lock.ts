import type { Pool, PoolClient } from 'pg';
import type { NewOrder, Peer } from './peer.ts';
import { createTables, findOrder, lineColumns, readBooks, receiveStock } from './tables.ts';
import { inTransaction, insertOrder } from './transaction.ts';

/** Locks the stock of every line and looks whether it suffices. */
const isAvailable = async (client: PoolClient, order: NewOrder): Promise<boolean> => {
  const { productIds, warehouseIds } = lineColumns(order);
  const { rows } = await client.query<{ product_id: string; available: number }>({
    name: 'lock-stock',
    text: `select product_id, available from stock
           where (product_id, warehouse_id) in (select * from unnest($1::text[], $2::text[]))
           order by product_id, warehouse_id for update`,
    values: [productIds, warehouseIds],
  });
  const available = new Map(rows.map((row) => [row.product_id, row.available]));
  return order.lines.every(
    ({ productId, quantity }) => (available.get(productId) ?? 0) >= quantity,
  );
};

const takeStock = async (client: PoolClient, order: NewOrder): Promise<void> => {
  const { productIds, warehouseIds, quantities } = lineColumns(order);
  await client.query({
    name: 'take-stock',
    text: `update stock set available = available - lines.quantity
           from unnest($1::text[], $2::text[], $3::integer[])
             as lines (product_id, warehouse_id, quantity)
           where stock.product_id = lines.product_id and stock.warehouse_id = lines.warehouse_id`,
    values: [productIds, warehouseIds, quantities],
  });
};

/** `SELECT … FOR UPDATE`, then a decision in the service, then the writes. */
export const rowLock = async (pool: Pool): Promise<Peer> => {
  await createTables(pool);
  return {
    receive: async (productIds, quantity) => await receiveStock(pool, productIds, quantity),
    place: async (order) =>
      await inTransaction(pool, async (client) => {
        if (!(await isAvailable(client, order))) return 'refused';
        await takeStock(client, order);
        return await insertOrder(client, order);
      }),
    find: async (orderId) => await findOrder(pool, orderId),
    books: async () => await readBooks(pool),
    close: async () => await pool.end(),
  };
};
