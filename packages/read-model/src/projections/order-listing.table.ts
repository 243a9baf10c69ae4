import type { LinePiecesColumn, OrderStatusColumn } from './order-columns.ts';
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
