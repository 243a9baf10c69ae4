import { stockItemId } from '@order-ledger/domain';
import type { FulfilmentAction } from '@order-ledger/domain';
import type { OutboxTable } from '@order-ledger/read-model';
import { sql } from 'kysely';
import type { Cause, Db, Tx } from '../parts.ts';

export type Channel = OutboxTable['channel'];
export const channels: readonly Channel[] = ['commands', 'messages'];

export interface OutboxRow {
  readonly id: string;
  readonly action: FulfilmentAction;
  readonly cause: Cause;
  readonly attempts: number;
  /** When the process decided on it. */
  readonly createdAt: Date;
}

export const channelOf = ({ type }: FulfilmentAction): Channel =>
  type === 'askWarehouse' || type === 'askPayment' ? 'messages' : 'commands';

/** What concerns the same stream, or the same order at the same receiver, is done in order. */
const laneOf = (action: FulfilmentAction): string =>
  action.type === 'commandStock'
    ? `${action.orderId} ${stockItemId(action.item)}`
    : `${action.orderId} ${action.type}`;

export async function addToOutbox(
  trx: Tx,
  rows: readonly { readonly action: FulfilmentAction; readonly cause: Cause }[],
  now: Date,
): Promise<void> {
  if (rows.length === 0) return;
  const column = (of: (action: FulfilmentAction) => string): readonly string[] =>
    rows.map(({ action }) => of(action));
  await sql`
    insert into process_manager.outbox
      (order_id, channel, lane, action, cause, due_at, created_at)
    select order_id, channel, lane, action, cause, ${now}::timestamptz, ${now}::timestamptz
    from unnest(
      ${column((action) => action.orderId)}::text[],
      ${column(channelOf)}::text[],
      ${column(laneOf)}::text[],
      ${column((action) => JSON.stringify(action))}::jsonb[],
      ${rows.map(({ cause }) => JSON.stringify(cause))}::jsonb[]
    ) with ordinality as new (order_id, channel, lane, action, cause, n)
    order by n`.execute(trx);
}

/**
 * Locks rows that may be carried out: due, and the first of their lane. The lock is the lease: it
 * ends with the transaction, however that ends. Another process manager skips what is locked.
 */
export async function claim(
  trx: Tx,
  channel: Channel,
  now: Date,
  limit: number,
): Promise<readonly OutboxRow[]> {
  const { rows } = await sql<{
    id: string;
    action: FulfilmentAction;
    cause: Cause;
    attempts: number;
    created_at: Date;
  }>`
    select id, action, cause, attempts, created_at from process_manager.outbox as row
    where channel = ${channel} and due_at <= ${now}::timestamptz and id = (
      select min(first.id) from process_manager.outbox as first where first.lane = row.lane
    )
    order by due_at, id limit ${limit}
    for update skip locked`.execute(trx);
  return rows.map(({ created_at: createdAt, ...row }) => ({ ...row, createdAt }));
}

export async function remove(trx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`delete from process_manager.outbox where id = any(${ids}::bigint[])`.execute(trx);
}

export interface Postponed {
  readonly id: string;
  readonly dueAt: Date;
}

/** Puts failed rows off, and with each the rows of its lane that wait for it. */
export async function postpone(trx: Tx, rows: readonly Postponed[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    with failed as (
      select lane, failed.id, failed.due_at
      from unnest(
        ${rows.map(({ id }) => id)}::bigint[],
        ${rows.map(({ dueAt }) => dueAt.toISOString())}::timestamptz[]
      ) as failed (id, due_at)
      join process_manager.outbox using (id)
    )
    update process_manager.outbox as row
    set due_at = failed.due_at, attempts = attempts + (row.id = failed.id)::int
    from failed where row.lane = failed.lane`.execute(trx);
}

/** When the channel has something to do; `null` when it is empty. */
export async function nextDue(db: Db, channel: Channel): Promise<Date | null> {
  const row = await db
    .selectFrom('process_manager.outbox')
    .select((select) => select.fn.min('due_at').as('due_at'))
    .where('channel', '=', channel)
    .executeTakeFirst();
  return row?.due_at ?? null;
}
