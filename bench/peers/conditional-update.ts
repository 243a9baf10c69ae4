import type { Pool, PoolClient } from 'pg';
import type { OrderLine, Peer } from './peer.ts';
import { createTables, findOrder, readBooks, receiveStock } from './tables.ts';
import { inTransaction, insertOrder } from './transaction.ts';

/** Takes the stock of one line if it suffices, in one statement. */
const takeIfAvailable = async (client: PoolClient, line: OrderLine): Promise<boolean> => {
  const { rowCount } = await client.query({
    name: 'take-if-available',
    text: `update stock set available = available - $3
           where product_id = $1 and warehouse_id = $2 and available >= $3`,
    values: [line.productId, line.warehouseId, line.quantity],
  });
  return rowCount === 1;
};

/** `UPDATE … WHERE available >= n`: the statement decides, nobody reads before. */
export const conditionalUpdate = async (pool: Pool): Promise<Peer> => {
  await createTables(pool);
  return {
    receive: async (productIds, quantity) => await receiveStock(pool, productIds, quantity),
    place: async (order) =>
      await inTransaction(pool, async (client) => {
        for (const line of order.lines) {
          if (!(await takeIfAvailable(client, line))) return 'refused';
        }
        return await insertOrder(client, order);
      }),
    find: async (orderId) => await findOrder(pool, orderId),
    books: async () => await readBooks(pool),
    close: async () => await pool.end(),
  };
};
