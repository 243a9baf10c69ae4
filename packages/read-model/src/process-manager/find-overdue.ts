import { type Kysely, sql } from 'kysely';
import type { ProcessManagerDatabase } from './database.ts';

/** An order or a hold whose time is over, as far as the process manager has followed the ledger. */
export interface Overdue {
  /** Of a hold: its reservation id. */
  readonly orderId: string;
  readonly wakeAt: Date;
  /** What it still has reserved. */
  readonly items: readonly {
    readonly warehouseId: string;
    readonly productId: string;
    /** RFC 3339. */
    readonly expiresAt: string;
  }[];
}

/** The row after which a page begins. */
export type OverdueCursor = Pick<Overdue, 'orderId' | 'wakeAt'>;

const undefinedTable = '42P01';

const isUndefinedTable = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === undefinedTable;

/**
 * Orders that wait for their payment beyond their deadline, and holds with an item beyond its
 * expiry: what the process manager will expire as soon as it can. The longest overdue first; none
 * where no process manager has ever run.
 */
export async function findOverdue(
  db: Kysely<ProcessManagerDatabase>,
  now: Date,
  { limit, after }: { readonly limit: number; readonly after?: OverdueCursor | undefined },
): Promise<readonly Overdue[]> {
  const at = now.toISOString();
  const next = after
    ? sql<boolean>`(wake_at, order_id) > (${after.wakeAt}, ${after.orderId})`
    : sql<boolean>`true`;
  const query = sql<Overdue>`
    select order_id as "orderId", wake_at as "wakeAt",
      jsonb_path_query_array(state, '$.items.* ? (@.phase == "reserved")') as items
    from process_manager.fulfilment
    where wake_at <= ${now} and ${next} and (
      (state->>'phase' in ('placed', 'reserved') and state->>'paymentDueAt' <= ${at} collate "C")
      or (order_id like 'hold-%' and jsonb_path_exists(
        state,
        '$.items.* ? (@.phase == "reserved" && @.expiresAt <= $at)',
        jsonb_build_object('at', ${at}::text)))
    )
    order by wake_at, order_id
    limit ${limit}`;
  try {
    return (await query.execute(db)).rows;
  } catch (error) {
    if (isUndefinedTable(error)) return [];
    throw error;
  }
}
