import { sql } from 'kysely';
import type { LinePiecesColumn, OrderStatusColumn } from './order-columns.ts';
import { type TableDefinition, inReadModel, indexOn, projectedColumns } from './physical-tables.ts';
import type { ProjectedRow } from './projected-row.ts';

/** `read_model.order_listing`: one row per placed order, for lists and sums over many orders. */
export interface OrderListingRow extends ProjectedRow {
  order_id: string;
  order_number: string;
  /** `null` for a guest. */
  user_id: string | null;
  status: OrderStatusColumn;
  currency: string;
  /** Minor units; follows cancelled items and edits. */
  total: string;
  /** Wanted pieces over all lines. */
  pieces: number;
  /** Each product once, in the order of the lines; also those that were cancelled since. */
  product_ids: string[];
  /** The pieces of each line: the status of an order follows from where they are. */
  lines: readonly LinePiecesColumn[];
  placed_at: Date;
}

/* Its first index holds what sums by day need: they read no row. */
export const orderListingTable: TableDefinition = {
  table: (name) => sql`
    create table ${inReadModel(name)} (
      order_id text collate "C" primary key,
      order_number text not null,
      user_id text collate "C",
      status text not null,
      currency text not null,
      total bigint not null,
      pieces integer not null,
      product_ids text[] not null,
      lines jsonb not null,
      placed_at timestamptz not null,
      ${projectedColumns}
    )`,
  indexes: (name) => [
    indexOn(name, 'placed', sql`(placed_at, order_id) include (status, currency, total)`),
    indexOn(name, 'user', sql`(user_id, placed_at, order_id) where user_id is not null`),
    indexOn(name, 'status', sql`(status, placed_at, order_id)`),
    indexOn(name, 'product', sql`using gin (product_ids)`),
  ],
};
