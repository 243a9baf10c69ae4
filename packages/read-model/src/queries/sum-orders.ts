import { type Kysely, sql } from 'kysely';
import type { ReadModelDatabase } from '../projections/database.ts';
import type { OrderStatusColumn } from '../projections/order-columns.ts';
import { type AsOf, readAsOf } from './read-as-of.ts';

/** From, inclusive, until, exclusive. */
export interface Period {
  readonly from: Date;
  readonly to: Date;
}

/** Orders that were placed on one day (UTC) and are in one status now. */
export interface OrderSum {
  readonly kind: 'orders';
  /** `2026-11-20` */
  readonly day: string;
  readonly currency: string;
  readonly status: OrderStatusColumn;
  readonly count: string;
  /** Minor units. */
  readonly value: string;
}

/** Reservations that were made on one day (UTC). */
export interface ReservationSum {
  readonly kind: 'reservations';
  readonly day: string;
  readonly count: string;
  /** Those that have expired since. */
  readonly expired: string;
}

const dayOf = (column: string) =>
  sql<string>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD')`;

const orderSums = ({ from, to }: Period) => sql`
  select 'orders' as kind, ${dayOf('placed_at')} as day, currency, status,
    count(*) as count, sum(total) as value, null::bigint as expired
  from read_model.order_listing
  where placed_at >= ${from} and placed_at < ${to}
  group by 2, 3, 4`;

const reservationSums = ({ from, to }: Period) => sql`
  select 'reservations' as kind, ${dayOf('reserved_at')} as day, null, null,
    count(*), null, count(*) filter (where status = 'expired')
  from read_model.reservation
  where reserved_at >= ${from} and reserved_at < ${to}
  group by 2`;

/** Sums over a period, by day. Both kinds are of one snapshot. */
export async function sumOrders(
  db: Kysely<ReadModelDatabase>,
  period: Period,
): Promise<AsOf<readonly (OrderSum | ReservationSum)[]>> {
  const query = sql<OrderSum | ReservationSum>`
    ${orderSums(period)} union all ${reservationSums(period)} order by 2, 1`;
  return await readAsOf(db, ['order_listing', 'reservation'], query);
}
