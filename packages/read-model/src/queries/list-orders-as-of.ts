import { type Kysely, sql } from 'kysely';
import type { ReadModelDatabase } from '../projections/database.ts';
import type { OrderListingRow } from '../projections/order-listing.table.ts';
import { type ListWindow, type OrderFilter, conditionsOf, pageOf } from './order-filter.ts';
import { type Counted, readCounted } from './read-as-of.ts';

const projections = ['order_listing', 'order_details'] as const;

/** By how much the clocks of command-api and of the event store may differ. */
const clockSkewMs = 300_000;

/**
 * The orders that were listed at an instant of the ledger's clock, each with the status that it had
 * then. What is behind the lateral join has no row for an order that the ledger did not know yet.
 */
const listedAt = (instant: Date) => sql`
  read_model.order_listing listing
  join read_model.order_details details using (order_id)
  cross join lateral (
    select change->>'to' as status
    from jsonb_array_elements(details.status_history) with ordinality as step (change, number)
    where (change->>'recordedAt') collate "C" <= ${instant.toISOString()}
    order by number desc limit 1
  ) past`;

/**
 * A part of the orders that fit the filter as they were at an instant, newest first, counted like
 * those of today. The rows are those of today, which a caller brings back to that instant; whether
 * and in which status an order was listed is as of then.
 */
export async function listOrdersAsOf(
  db: Kysely<ReadModelDatabase>,
  instant: Date,
  filter: OrderFilter,
  window: ListWindow,
): Promise<Counted<readonly OrderListingRow[]>> {
  const conditions = [
    // For the index only: an order is stored right after it was placed, but by another clock.
    sql`listing.placed_at <= ${new Date(instant.getTime() + clockSkewMs)}`,
    ...conditionsOf(filter, sql`past.status`),
  ];
  const { page, count } = pageOf<OrderListingRow>(listedAt(instant), conditions, window);
  return await readCounted(db, projections, page, count);
}
