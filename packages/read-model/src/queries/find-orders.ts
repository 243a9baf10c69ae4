import { type Kysely, sql } from 'kysely';
import type { ReadModelDatabase } from '../projections/database.ts';
import type { OrderDetailsRow } from '../projections/order-details.table.ts';
import { type AsOf, readAsOf } from './read-as-of.ts';

/** Orders with everything about them, by id; without those that the read model does not have. */
export async function findOrders(
  db: Kysely<ReadModelDatabase>,
  orderIds: readonly string[],
): Promise<AsOf<ReadonlyMap<string, OrderDetailsRow>>> {
  const query = sql<OrderDetailsRow>`
    select * from read_model.order_details where order_id = any(${orderIds}::text[])`;
  const { position, rows } = await readAsOf(db, 'order_details', query);
  return { position, rows: new Map(rows.map((row) => [row.order_id, row])) };
}
