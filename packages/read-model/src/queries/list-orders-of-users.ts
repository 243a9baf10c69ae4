import { type Kysely, sql } from 'kysely';
import type { ReadModelDatabase } from '../projections/database.ts';
import type { OrderListingRow } from '../projections/order-listing.table.ts';
import { pageOf } from './order-filter.ts';
import { type AsOf, readAsOf } from './read-as-of.ts';

/** The newest orders of a user, and how many there are in all. */
export interface OrdersOfUser {
  readonly rows: readonly OrderListingRow[];
  readonly total: number;
}

/** A user without orders has one row, of which nothing else is set. */
type Found = { readonly of_user: string; readonly in_all: string } & (
  | OrderListingRow
  | { readonly order_id: null }
);

/**
 * What `listOrders` answers for each user alone, by user: one statement, one snapshot. The list of
 * users is a subquery so that the planner does not see how many: else it plans anew for each length.
 */
export async function listOrdersOfUsers(
  db: Kysely<ReadModelDatabase>,
  userIds: readonly string[],
  limit: number,
): Promise<AsOf<ReadonlyMap<string, OrdersOfUser>>> {
  const orders = sql`read_model.order_listing listing`;
  const ofUser = [sql`listing.user_id = asked.user_id`];
  const { page, count } = pageOf(orders, ofUser, { limit });
  const query = sql<Found>`
    select asked.user_id as of_user, counted.count as in_all, page.*
    from unnest((select ${userIds}::text[])) as asked (user_id)
    cross join lateral (${count}) counted
    left join lateral (${page}) page on true
    order by page.placed_at desc, page.order_id desc`;
  const { position, rows } = await readAsOf(db, 'order_listing', query);
  const users = new Map<string, { rows: OrderListingRow[]; total: number }>();
  for (const { of_user: user, in_all: total, ...row } of rows) {
    const known = users.get(user) ?? { rows: [], total: Number(total) };
    users.set(user, known);
    if (row.order_id !== null) known.rows.push(row);
  }
  return { position, rows: users };
}
