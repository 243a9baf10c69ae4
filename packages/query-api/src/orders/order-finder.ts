import {
  type AsOf,
  type OrderDetailsRow,
  type ReadModelDatabase,
  findOrders,
} from '@order-ledger/read-model';
import { inBatches } from '@order-ledger/service-kit';
import type { Kysely } from 'kysely';

/** One order of the read model; no row when it does not have it. */
export type OrderFinder = (orderId: string) => Promise<AsOf<OrderDetailsRow | undefined>>;

/** Who asks at the same time is answered from one query. */
export const createOrderFinder = (db: Kysely<ReadModelDatabase>): OrderFinder => {
  const finding = inBatches(async (ids: readonly string[]) => {
    const { position, rows } = await findOrders(db, ids);
    return ids.map((id) => ({ position, rows: rows.get(id) }));
  });
  return async (orderId) => await finding.load(orderId);
};
