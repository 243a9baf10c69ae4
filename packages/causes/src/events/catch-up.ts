import { setTimeout as delay } from 'node:timers/promises';
import { codecs } from '@order-ledger/contracts';
import { readRawAll, readRawStream } from '@order-ledger/event-store';
import type { EventStore } from '@order-ledger/event-store';
import { sql } from 'kysely';
import type { EventTable, IndexDb } from '../database.ts';
import { indexedEvent } from './indexed-event.ts';
import { withIndexLock } from './lock.ts';
import { addEvents, beginIndex, newestIndexed, readIndexCheckpoint } from './store-index.ts';
import type { IndexCheckpoint } from './store-index.ts';

export interface CatchUpProgress {
  /** The index holds everything up to here. */
  readonly position: bigint;
  /** It is caught up to here: the newest event when it was asked for. */
  readonly head: bigint;
  /** Added by this call. */
  readonly events: number;
}

export interface CatchUpOptions {
  readonly db: IndexDb;
  readonly eventStore: EventStore;
  /** Ends it after the batch in hand; what is indexed stays. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: CatchUpProgress) => void) | undefined;
  /** Events per transaction; twice as many are held in memory. Default 5,000. */
  readonly batchSize?: number;
}

const prefixes = Object.keys(codecs).map((category) => `${category}-`);
const defaultBatchSize = 5_000;
/** So many new ones change what the planner should know: it would read the whole index in order else. */
const manyEvents = 10_000;
/** How long to wait before looking whether another process, which is at it, has come so far. */
const otherMs = 100;

/** Whether the index is of this store: of an older copy of it, its newest event may be missing. */
const isOf = async (
  { db, eventStore }: CatchUpOptions,
  { position }: IndexCheckpoint,
  head: bigint,
): Promise<boolean> => {
  if (position > head) return false;
  const newest = await newestIndexed(db);
  if (newest === undefined) return true;
  const revision = BigInt(newest.revision);
  const range = { fromRevision: revision, toRevision: revision };
  for await (const { id } of readRawStream(eventStore, newest.stream, range)) {
    return id === newest.event_id;
  }
  return false;
};

/** Where to go on; an index of another store, or of what this one has lost, begins anew. */
const resume = async (options: CatchUpOptions, storeId: string, head: bigint): Promise<bigint> => {
  const kept = await readIndexCheckpoint(options.db);
  if (kept?.storeId === storeId && (await isOf(options, kept, head))) return kept.position;
  await beginIndex(options.db, storeId);
  return 0n;
};

/** Reads the next batch while the one before is written. */
const fill = async (options: CatchUpOptions, storeId: string, head: bigint): Promise<number> => {
  const { db, eventStore, signal, onProgress, batchSize = defaultBatchSize } = options;
  let from = await resume(options, storeId, head);
  let events = 0;
  let writing: Promise<void> = Promise.resolve();
  let batch: EventTable[] = [];

  const write = async (rows: readonly EventTable[], to: bigint): Promise<void> => {
    await addEvents(db, rows, { storeId, from, to });
    from = to;
    events += rows.length;
    onProgress?.({ position: to, head, events });
  };
  const flush = async (to: bigint): Promise<void> => {
    await writing;
    signal?.throwIfAborted();
    writing = write(batch, to);
    // Its failure is met at the next flush.
    writing.catch(() => {});
    batch = [];
  };

  onProgress?.({ position: from, head, events });
  const range = { prefixes, upTo: head, ...(from > 0n && { after: from }) };
  if (from < head) {
    for await (const event of readRawAll(eventStore, range)) {
      batch.push(indexedEvent(event));
      if (batch.length >= batchSize) await flush(event.position);
    }
    await flush(head);
  }
  await writing;
  if (events >= manyEvents) await sql`analyze causes.event`.execute(db);
  return events;
};

/**
 * Brings the index up to what is the newest event now. Where another process is at it, waits until
 * that has come so far, or takes over when it has died. Throws the reason of the signal,
 * `EventStoreUnavailableError`, and what PostgreSQL throws; the next call goes on where this ended.
 */
export async function catchUpCauses(options: CatchUpOptions): Promise<CatchUpProgress> {
  const { db, eventStore, signal, onProgress } = options;
  const [storeId, head] = await Promise.all([eventStore.storeIdentity(), eventStore.head()]);
  for (;;) {
    const events = await withIndexLock(
      db,
      async (own) => await fill({ ...options, db: own }, storeId, head),
    );
    if (events !== undefined) return { position: head, head, events };
    const other = await readIndexCheckpoint(db);
    const position = other?.storeId === storeId ? other.position : 0n;
    if (position >= head) return { position, head, events: 0 };
    onProgress?.({ position, head, events: 0 });
    await delay(otherMs, undefined, signal && { signal });
  }
}
