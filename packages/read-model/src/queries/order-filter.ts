import { type RawBuilder, sql } from 'kysely';

/** Conditions that all hold. */
export interface OrderFilter {
  readonly userId?: string | undefined;
  readonly status?: string | undefined;
  readonly productId?: string | undefined;
  /** Placed at or after. */
  readonly placedFrom?: Date | undefined;
  /** Placed before. */
  readonly placedTo?: Date | undefined;
}

/** The place of one order in every list: newest first, by id among those of the same instant. */
export interface ListPlace {
  readonly placedAt: Date;
  readonly orderId: string;
}

export interface ListWindow {
  readonly limit: number;
  /** Orders to leave out from the start. */
  readonly offset?: number | undefined;
  /** Only orders behind this place. */
  readonly after?: ListPlace | undefined;
}

type Sql = RawBuilder<unknown>;

const condition = <Value>(value: Value | undefined, make: (value: Value) => Sql): readonly Sql[] =>
  value === undefined ? [] : [make(value)];

/** What rows of `listing` have to fulfil, and the status that somebody calls `status`. */
export const conditionsOf = (filter: OrderFilter, status: Sql): readonly Sql[] => [
  ...condition(filter.userId, (value) => sql`listing.user_id = ${value}`),
  ...condition(filter.status, (value) => sql`${status} = ${value}`),
  ...condition(filter.productId, (value) => sql`listing.product_ids @> array[${value}::text]`),
  ...condition(filter.placedFrom, (value) => sql`listing.placed_at >= ${value}`),
  ...condition(filter.placedTo, (value) => sql`listing.placed_at < ${value}`),
];

const behind = ({ placedAt, orderId }: ListPlace): Sql =>
  sql`(listing.placed_at, listing.order_id) < (${placedAt}, ${orderId})`;

const where = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`;

/**
 * The two queries of a list: a part of it, newest first, and how many there are in all, unless the
 * part is behind a place. `from` has the orders as `listing`.
 *
 * The limit is in the text, where the planner sees it: a plan for any limit is for a tenth of all
 * orders, which is worth planning anew for each request.
 */
export const pageOf = <Row>(from: Sql, conditions: readonly Sql[], window: ListWindow) => {
  const { limit, offset = 0, after } = window;
  const page = sql<Row>`
    select listing.* from ${from} ${where([...conditions, ...condition(after, behind)])}
    order by listing.placed_at desc, listing.order_id desc
    limit ${sql.lit(limit)} ${offset > 0 ? sql`offset ${offset}` : sql``}`;
  const count = sql`select count(*) from ${from} ${where(conditions)}`;
  return { page, count: after === undefined ? count : undefined };
};
