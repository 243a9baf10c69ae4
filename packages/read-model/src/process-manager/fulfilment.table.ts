import type { ColumnType } from 'kysely';

/** `process_manager.fulfilment`: the process of each order. */
export interface FulfilmentTable {
  order_id: string;
  /** The domain's `FulfilmentState`. */
  state: ColumnType<unknown, string, string>;
  /** What moved it last, and the request that this goes back to. */
  cause: ColumnType<unknown, string, string>;
  /** Nothing is left to do, unless something new happens. */
  settled: boolean;
  /** When it is to be looked at though nothing happened; `null` for never. */
  wake_at: Date | null;
  updated_at: Date;
}
