import { sql } from 'kysely';
import type { EventTable, IndexDb } from '../database.ts';

/** Another process has written to the index, though it had not the lock. */
class IndexFencedError extends Error {
  override readonly name = 'IndexFencedError';
  readonly code = 'fenced';

  constructor() {
    super('another process has moved the index of events');
  }
}

export interface IndexCheckpoint {
  readonly position: bigint;
  readonly storeId: string;
}

/** How far the index is; `undefined` before anybody has asked. */
export async function readIndexCheckpoint(db: IndexDb): Promise<IndexCheckpoint | undefined> {
  const row = await db
    .selectFrom('causes.checkpoint')
    .select(['position', 'store_id'])
    .executeTakeFirst();
  return row && { position: BigInt(row.position), storeId: row.store_id };
}

/** Empties the index and claims it for this event store. */
export async function beginIndex(db: IndexDb, storeId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`truncate causes.event, causes.checkpoint`.execute(trx);
    const values = { store_id: storeId, position: '0' };
    await trx.insertInto('causes.checkpoint').values(values).execute();
  });
}

/** The newest event of the index. */
export async function newestIndexed(db: IndexDb): Promise<EventTable | undefined> {
  return await db
    .selectFrom('causes.event')
    .selectAll()
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/**
 * Adds events and moves the checkpoint, in one transaction. Throws `IndexFencedError` when the
 * checkpoint is not where it was left.
 */
export async function addEvents(
  db: IndexDb,
  events: readonly EventTable[],
  { storeId, from, to }: { readonly storeId: string; readonly from: bigint; readonly to: bigint },
): Promise<void> {
  const column = (of: (event: EventTable) => unknown): readonly unknown[] => events.map(of);
  await db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('causes.checkpoint')
      .set({ position: `${to}` })
      .where('position', '=', `${from}`)
      .where('store_id', '=', storeId)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) throw new IndexFencedError();
    if (events.length === 0) return;
    await sql`
      insert into causes.event (position, event_id, stream, revision, type, correlation_id,
        causation_id, command_id, actor, recorded_at)
      select * from unnest(
        ${column((event) => event.position)}::bigint[],
        ${column((event) => event.event_id)}::uuid[],
        ${column((event) => event.stream)}::text[],
        ${column((event) => event.revision)}::bigint[],
        ${column((event) => event.type)}::text[],
        ${column((event) => event.correlation_id)}::text[],
        ${column((event) => event.causation_id)}::text[],
        ${column((event) => event.command_id)}::text[],
        ${column((event) => event.actor)}::text[],
        ${column((event) => event.recorded_at.toISOString())}::timestamptz[]
      )`.execute(trx);
  });
}
