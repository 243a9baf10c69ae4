import { type Kysely, sql } from 'kysely';
import type { ReadModelDatabase } from '../projections/database.ts';
import type { StockRow } from '../projections/stock.table.ts';
import { type AsOf, readAsOf } from './read-as-of.ts';

export interface StockKey {
  readonly productId: string;
  readonly warehouseId: string;
}

/** The stock of the items that are known, in no particular order. */
export async function findStock(
  db: Kysely<ReadModelDatabase>,
  items: readonly StockKey[],
): Promise<AsOf<readonly StockRow[]>> {
  const products = items.map((item) => item.productId);
  const warehouses = items.map((item) => item.warehouseId);
  const query = sql<StockRow>`
    select stock.* from read_model.stock
    join unnest(${products}::text[], ${warehouses}::text[]) as asked (product_id, warehouse_id)
      using (product_id, warehouse_id)`;
  return await readAsOf(db, 'stock', query);
}

/** The stock of a product at every warehouse that has had it, by warehouse. */
export async function findStockOfProduct(
  db: Kysely<ReadModelDatabase>,
  productId: string,
): Promise<AsOf<readonly StockRow[]>> {
  const query = db
    .selectFrom('read_model.stock')
    .selectAll()
    .where('product_id', '=', productId)
    .orderBy('warehouse_id');
  return await readAsOf(db, 'stock', query);
}
