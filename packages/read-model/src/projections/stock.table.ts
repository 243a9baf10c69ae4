import { sql } from 'kysely';
import { type TableDefinition, inReadModel, projectedColumns } from './physical-tables.ts';
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

export const stockTable: TableDefinition = {
  table: (name) => sql`
    create table ${inReadModel(name)} (
      product_id text collate "C" not null,
      warehouse_id text collate "C" not null,
      received integer not null,
      reserved integer not null,
      confirmed integer not null,
      shipped integer not null,
      ${projectedColumns},
      primary key (product_id, warehouse_id)
    )`,
  indexes: () => [],
};
