import { type Kysely, sql } from 'kysely';
import type { ReadModelDatabase } from '../projections/database.ts';
import type { ProductRow } from '../projections/product.table.ts';
import { type AsOf, readAsOf } from './read-as-of.ts';

export interface ProductWindow {
  readonly status?: ProductRow['status'] | undefined;
  readonly limit: number;
  /** Only products behind this one. */
  readonly after?: string | undefined;
}

/** Products by id, discontinued or not; without those that are not in the catalogue. */
export async function findProducts(
  db: Kysely<ReadModelDatabase>,
  productIds: readonly string[],
): Promise<AsOf<ReadonlyMap<string, ProductRow>>> {
  const query = sql<ProductRow>`
    select * from read_model.product where product_id = any(${productIds}::text[])`;
  const { position, rows } = await readAsOf(db, 'product', query);
  return { position, rows: new Map(rows.map((row) => [row.product_id, row])) };
}

/** A part of the catalogue, by product id. */
export async function listProducts(
  db: Kysely<ReadModelDatabase>,
  { status, limit, after }: ProductWindow,
): Promise<AsOf<readonly ProductRow[]>> {
  const query = db
    .selectFrom('read_model.product')
    .selectAll()
    .$if(status !== undefined, (products) => products.where('status', '=', status ?? 'listed'))
    .$if(after !== undefined, (products) => products.where('product_id', '>', after ?? ''))
    .orderBy('product_id')
    .limit(sql.lit(limit));
  return await readAsOf(db, 'product', query);
}
