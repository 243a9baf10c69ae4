import { loadFulfilment } from '@order-ledger/domain';
import type { FulfilmentState, StoredFulfilment } from '@order-ledger/domain';
import { sql } from 'kysely';
import type { Cause, Tx } from '../parts.ts';

export interface KeptFulfilment {
  readonly orderId: string;
  readonly state: FulfilmentState;
  readonly cause: Cause;
  readonly settled: boolean;
  readonly wakeAt: Date | null;
}

/** The processes of these orders, locked until the transaction ends; absent when not begun. */
export async function lockFulfilments(
  trx: Tx,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, KeptFulfilment>> {
  // One order of locking for all, so that no two transactions wait for each other.
  const { rows } = await sql<{
    order_id: string;
    state: StoredFulfilment;
    cause: Cause;
    settled: boolean;
    wake_at: Date | null;
  }>`
    select order_id, state, cause, settled, wake_at from process_manager.fulfilment
    where order_id = any(${orderIds}::text[]) order by order_id for update`.execute(trx);
  return new Map(
    rows.map((row) => [
      row.order_id,
      {
        orderId: row.order_id,
        state: loadFulfilment(row.state),
        cause: row.cause,
        settled: row.settled,
        wakeAt: row.wake_at,
      },
    ]),
  );
}

export async function saveFulfilments(
  trx: Tx,
  rows: readonly KeptFulfilment[],
  now: Date,
): Promise<void> {
  if (rows.length === 0) return;
  const column = <Value>(of: (row: KeptFulfilment) => Value): readonly Value[] => rows.map(of);
  await sql`
    insert into process_manager.fulfilment (order_id, state, cause, settled, wake_at, updated_at)
    select order_id, state, cause, settled, wake_at, ${now}::timestamptz
    from unnest(
      ${column((row) => row.orderId)}::text[],
      ${column((row) => JSON.stringify(row.state))}::jsonb[],
      ${column((row) => JSON.stringify(row.cause))}::jsonb[],
      ${column((row) => row.settled)}::boolean[],
      ${column((row) => row.wakeAt?.toISOString() ?? null)}::timestamptz[]
    ) as new (order_id, state, cause, settled, wake_at)
    on conflict (order_id) do update set
      state = excluded.state, cause = excluded.cause, settled = excluded.settled,
      wake_at = excluded.wake_at, updated_at = excluded.updated_at`.execute(trx);
}

/** Locks orders whose time has come, leaving out those that another transaction works on. */
export async function lockDue(trx: Tx, now: Date, limit: number): Promise<readonly string[]> {
  const rows = await trx
    .selectFrom('process_manager.fulfilment')
    .select('order_id')
    .where('wake_at', '<=', now)
    .orderBy('wake_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  return rows.map((row) => row.order_id);
}
