import { type Kysely, sql } from 'kysely';
import type { ReadModelDatabase } from '../projections/database.ts';
import type { OrderDetailsRow } from '../projections/order-details.table.ts';
import { type AsOf, readAsOf } from './read-as-of.ts';

/** One order with everything about it; no row when the read model does not have it. */
export async function findOrder(
  db: Kysely<ReadModelDatabase>,
  orderId: string,
): Promise<AsOf<OrderDetailsRow | undefined>> {
  const query = sql<OrderDetailsRow>`
    select * from read_model.order_details where order_id = ${orderId}`;
  const { position, rows } = await readAsOf(db, 'order_details', query);
  return { position, rows: rows[0] };
}
