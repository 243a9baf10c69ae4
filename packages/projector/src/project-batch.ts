import type { DomainEvent, EventBatch, LedgerEvent } from '@order-ledger/event-store';
import {
  type Folded,
  foldEvents,
  keyOfRow,
  keyText,
  type Projection,
  type Row,
  type RowKey,
} from '@order-ledger/projections';
import type { StreamRow } from '@order-ledger/read-model';
import { type CheckpointOwner, moveCheckpoint } from './checkpoint.ts';
import type { Db } from './db.ts';
import { loadRows, saveRows } from './keyed-rows.ts';
import { rowsOf, streamsOf } from './tables.ts';

/** What there is of the rows and streams that events are of. */
const load = async <Event extends DomainEvent, Content extends object>(
  db: Db,
  projection: Projection<Event, Content>,
  generation: number,
  events: readonly LedgerEvent<Event>[],
): Promise<Folded<Content>> => {
  const { keyColumns, keyOf, rowsPerStream } = projection;
  const keys = new Map<string, RowKey>();
  for (const event of events) {
    const key = keyOf(event);
    if (key !== undefined) keys.set(keyText(key), key);
  }
  const rows = await loadRows<Row<Content>>(db, rowsOf(projection, generation), [...keys.values()]);
  const streamIds = new Set(events.map((event) => event.streamId));
  const streams =
    rowsPerStream === 'one'
      ? []
      : await loadRows<StreamRow>(
          db,
          streamsOf(projection, generation),
          [...streamIds].map((id) => [id]),
        );
  return {
    rows: new Map(rows.map((row) => [keyText(keyOfRow(keyColumns, row)), row])),
    streams: new Map(streams.map((stream) => [stream.stream_id, stream])),
  };
};

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
    await moveCheckpoint(tx, owner, from, position, events.length);
    const { generation } = owner;
    if (events.length === 0) return;
    const before = await load(tx, projection, generation, events);
    const { rows, streams } = foldEvents(projection, before, events);
    await saveRows(tx, rowsOf(projection, generation), [...rows.values()]);
    await saveRows(tx, streamsOf(projection, generation), [...streams.values()]);
  });
}
