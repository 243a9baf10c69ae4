import type { DomainEvent, EventBatch } from '@order-ledger/event-store';
import { type CheckpointOwner, moveCheckpoint } from './checkpoint.ts';
import { type Db, type Projection, foldEvents } from './projection.ts';
import { saveRows } from './save-rows.ts';

/**
 * Brings the rows from one position to the next: rows and checkpoint in one transaction.
 * Throws `FencedError` when another projector was faster, `GapError` when events are missing; then
 * nothing is written.
 */
export async function projectBatch<Event extends DomainEvent, Content extends object>(
  db: Db,
  projection: Projection<Event, Content>,
  owner: CheckpointOwner,
  from: bigint,
  { events, position }: EventBatch<Event>,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await moveCheckpoint(tx, owner, from, position);
    if (events.length === 0) return;
    const streamIds = [...new Set(events.map((event) => event.streamId))];
    const loaded = await projection.load(tx, streamIds);
    const rows = new Map(loaded.map((row) => [projection.streamIdOf(row), row]));
    const changed = foldEvents(projection, rows, events);
    await saveRows(tx, projection.name, projection.keyColumns, [...changed.values()]);
  });
}
