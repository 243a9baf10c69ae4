import { type Expression, type ExpressionBuilder, type Kysely, type SqlBool, sql } from 'kysely';
import type { ReadModelDatabase } from '../projections/database.ts';
import type { OrderListingRow } from '../projections/order-listing.table.ts';
import { type Counted, readCounted } from './read-as-of.ts';

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

type Builder = ExpressionBuilder<ReadModelDatabase, 'read_model.order_listing'>;

const conditions = (eb: Builder, filter: OrderFilter): Expression<SqlBool>[] => {
  const { userId, status, productId, placedFrom, placedTo } = filter;
  return [
    ...(userId === undefined ? [] : [eb('user_id', '=', userId)]),
    ...(status === undefined ? [] : [sql<SqlBool>`status = ${status}`]),
    ...(productId === undefined ? [] : [sql<SqlBool>`product_ids @> array[${productId}::text]`]),
    ...(placedFrom === undefined ? [] : [eb('placed_at', '>=', placedFrom)]),
    ...(placedTo === undefined ? [] : [eb('placed_at', '<', placedTo)]),
  ];
};

const behind = ({ placedAt, orderId }: ListPlace): Expression<SqlBool> =>
  sql<SqlBool>`(placed_at, order_id) < (${placedAt}, ${orderId})`;

/**
 * A part of the orders that fit the filter, newest first, and how many fit it in all. Behind a place
 * they are not counted.
 *
 * The limit is in the text, where the planner sees it: a plan for any limit is for a tenth of all
 * orders, which is worth planning anew for each request.
 */
export async function listOrders(
  db: Kysely<ReadModelDatabase>,
  filter: OrderFilter,
  { limit, offset = 0, after }: ListWindow,
): Promise<Counted<readonly OrderListingRow[]>> {
  const orders = db
    .selectFrom('read_model.order_listing')
    .where((eb) =>
      eb.and([...conditions(eb, filter), ...(after === undefined ? [] : [behind(after)])]),
    );
  const page = orders
    .selectAll()
    .orderBy('placed_at', 'desc')
    .orderBy('order_id', 'desc')
    .limit(sql.lit(limit))
    .$if(offset > 0, (rest) => rest.offset(offset));
  const count = orders.select((eb) => eb.fn.countAll().as('count'));
  return await readCounted(db, 'order_listing', page, after === undefined ? count : undefined);
}
