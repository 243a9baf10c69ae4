import { stockItemId } from '@order-ledger/domain';
import {
  type OrderDetailsRow,
  type ProductRow,
  type ReadModelDatabase,
  type StockKey,
  type StockRow,
  findOrders,
  findProducts,
} from '@order-ledger/read-model';
import type { Kysely } from 'kysely';
import { stockByItem } from '../inventory/stock-by-item.ts';
import { type Finder, batchedFinder } from './batched-finder.ts';

/** What customers look at one by one, thousands of them at the same time. */
export interface Finders {
  readonly order: Finder<string, OrderDetailsRow>;
  readonly product: Finder<string, ProductRow>;
  readonly stock: Finder<StockKey, StockRow>;
}

export const createFinders = (db: Kysely<ReadModelDatabase>): Finders => ({
  order: batchedFinder(async (ids: readonly string[]) => await findOrders(db, ids), String),
  product: batchedFinder(async (ids: readonly string[]) => await findProducts(db, ids), String),
  stock: batchedFinder(
    async (items: readonly StockKey[]) => await stockByItem(db, items),
    stockItemId,
  ),
});
