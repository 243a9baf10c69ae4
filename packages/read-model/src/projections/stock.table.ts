import type { ProjectedRow } from './projected-row.ts';

/**
 * `read_model.stock`: one row per product and warehouse, in pieces. What may still be promised is
 * `received - reserved - confirmed`, what is in the warehouse `received - shipped`.
 */
export interface StockRow extends ProjectedRow {
  product_id: string;
  warehouse_id: string;
  /** Receipts plus adjustments. */
  received: number;
  reserved: number;
  /** Sold, not returned. */
  confirmed: number;
  /** Of the confirmed: those that have left the warehouse. */
  shipped: number;
}
