import { sql } from 'kysely';
import { type TableDefinition, inReadModel, indexOn, projectedColumns } from './physical-tables.ts';
import type { ProjectedRow } from './projected-row.ts';

/** `read_model.product`: one row per product of the catalogue. */
export interface ProductRow extends ProjectedRow {
  product_id: string;
  name: string;
  /** Of one piece, in minor units. */
  price: string;
  currency: string;
  status: 'listed' | 'discontinued';
  created_at: Date;
}

export const productTable: TableDefinition = {
  table: (name) => sql`
    create table ${inReadModel(name)} (
      product_id text collate "C" primary key,
      name text not null,
      price bigint not null,
      currency text not null,
      status text not null,
      created_at timestamptz not null,
      ${projectedColumns}
    )`,
  indexes: (name) => [indexOn(name, 'status', sql`(status, product_id)`)],
};
