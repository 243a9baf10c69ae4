import type { ProjectedRow } from './projected-row.ts';

/** `read_model.order_listing`: one row per placed order, for lists. */
export interface OrderListingRow extends ProjectedRow {
  order_id: string;
  order_number: string;
  /** `null` for a guest. */
  user_id: string | null;
  status: string;
  currency: string;
  /** Minor units. */
  total: string;
  /** Pieces over all lines. */
  pieces: number;
  /** Each product once, in the order of the lines. */
  product_ids: string[];
  placed_at: Date;
}
