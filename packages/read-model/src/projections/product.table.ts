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
