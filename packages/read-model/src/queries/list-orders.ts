import { type Kysely, sql } from 'kysely';
import type { ReadModelDatabase } from '../projections/database.ts';
import type { OrderListingRow } from '../projections/order-listing.table.ts';
import { type ListWindow, type OrderFilter, conditionsOf, pageOf } from './order-filter.ts';
import { type Counted, readCounted } from './read-as-of.ts';

/**
 * A part of the orders that fit the filter, newest first, and how many fit it in all. Behind a place
 * they are not counted.
 */
export async function listOrders(
  db: Kysely<ReadModelDatabase>,
  filter: OrderFilter,
  window: ListWindow,
): Promise<Counted<readonly OrderListingRow[]>> {
  const conditions = conditionsOf(filter, sql`listing.status`);
  const orders = sql`read_model.order_listing listing`;
  const { page, count } = pageOf<OrderListingRow>(orders, conditions, window);
  return await readCounted(db, 'order_listing', page, count);
}
