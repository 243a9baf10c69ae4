import type { JournalTable } from '@order-ledger/read-model';
import { sql } from 'kysely';
import type { Tx } from '../parts.ts';

/** A message as it is remembered. Members that are left out are `null`. */
export type JournalEntry = Pick<
  JournalTable,
  'message_id' | 'subject' | 'direction' | 'kind' | 'correlation_id'
> &
  Partial<Omit<JournalTable, 'at'>>;

/**
 * Remembers what was sent or received, in the transaction that makes it count: one statement for
 * all. What was carried out twice, with the same ids, is remembered once.
 */
export async function record(trx: Tx, entries: readonly JournalEntry[], now: Date): Promise<void> {
  if (entries.length === 0) return;
  const column = (of: (entry: JournalEntry) => unknown): readonly unknown[] =>
    entries.map((entry) => of(entry) ?? null);
  await sql`
    insert into process_manager.journal (message_id, subject, direction, kind, order_id,
      operation_id, attempt, answers, outcome, code, causation_id, correlation_id, at)
    select *, ${now}::timestamptz from unnest(
      ${column((entry) => entry.message_id)}::text[],
      ${column((entry) => entry.subject)}::text[],
      ${column((entry) => entry.direction)}::text[],
      ${column((entry) => entry.kind)}::text[],
      ${column((entry) => entry.order_id)}::text[],
      ${column((entry) => entry.operation_id)}::text[],
      ${column((entry) => entry.attempt)}::integer[],
      ${column((entry) => entry.answers)}::text[],
      ${column((entry) => entry.outcome)}::text[],
      ${column((entry) => entry.code)}::text[],
      ${column((entry) => entry.causation_id)}::text[],
      ${column((entry) => entry.correlation_id)}::text[]
    )
    on conflict do nothing`.execute(trx);
}
