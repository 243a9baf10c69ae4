import { stockItemId } from '@order-ledger/domain';
import {
  type AsOf,
  type ReadModelDatabase,
  type StockKey,
  type StockRow,
  findStock,
} from '@order-ledger/read-model';
import type { Kysely } from 'kysely';

/** The stock of the items that are known, by `stockItemId`. */
export const stockByItem = async (
  db: Kysely<ReadModelDatabase>,
  items: readonly StockKey[],
): Promise<AsOf<ReadonlyMap<string, StockRow>>> => {
  const { position, rows } = await findStock(db, items);
  const keyOf = ({ product_id: productId, warehouse_id: warehouseId }: StockRow): string =>
    stockItemId({ productId, warehouseId });
  return { position, rows: new Map(rows.map((row) => [keyOf(row), row])) };
};
