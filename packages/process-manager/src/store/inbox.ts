import { sql } from 'kysely';
import type { Db, Tx } from '../parts.ts';

/** Enters messages and answers those that were not there before. */
export async function admit(
  trx: Db | Tx,
  messageIds: readonly string[],
  now: Date,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ message_id: string }>`
    insert into process_manager.inbox (message_id, received_at)
    select distinct message_id, ${now}::timestamptz
    from unnest(${messageIds}::text[]) as new (message_id)
    order by message_id
    on conflict do nothing
    returning message_id`.execute(trx);
  return new Set(rows.map((row) => row.message_id));
}

/** Whether a message was handled before. */
export async function isKnown(db: Db, messageId: string): Promise<boolean> {
  const row = await db
    .selectFrom('process_manager.inbox')
    .select('message_id')
    .where('message_id', '=', messageId)
    .executeTakeFirst();
  return row !== undefined;
}
