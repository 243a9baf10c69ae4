import {
  type EventStore,
  type ProposedAppend,
  hashOfEvent,
  readRawAll,
} from '@order-ledger/event-store';
import {
  type Head,
  type VerifiedEvent,
  ledgerPrefixes,
  verifiedExport,
} from './verified-export.ts';

/** The store holds events of a ledger that are not those of the export. Nothing was written. */
export class StoreNotEmptyError extends Error {
  override readonly name = 'StoreNotEmptyError';
  readonly code = 'store_not_empty';

  constructor(stream: string) {
    super(
      `the event store is not empty: what it holds of ${stream} is not what the export begins with`,
    );
  }
}

/** Somebody else wrote to the store meanwhile. */
export class ImportConflictError extends Error {
  override readonly name = 'ImportConflictError';
  readonly code = 'import_conflict';

  constructor(stream: string) {
    super(`${stream} was written by somebody else: import into an empty store that nobody uses`);
  }
}

export interface ImportOptions {
  readonly eventStore: EventStore;
  /** As `exportLines` made it. */
  readonly file: string;
  /** Ends it between two batches; the same import goes on later. */
  readonly signal: AbortSignal;
  /** How many events were found to be whole. */
  readonly onVerified: (events: number) => void;
  /** How many of how many events are stored. */
  readonly onStored: (events: number, total: number) => void;
}

export interface ImportReport {
  readonly events: number;
  readonly streams: number;
  /** Events that an earlier import had stored. */
  readonly found: number;
}

type Heads = ReadonlyMap<string, Head>;

const headsOf = async (eventStore: EventStore): Promise<Heads> => {
  const heads = new Map<string, Head>();
  for await (const event of readRawAll(eventStore, { prefixes: ledgerPrefixes })) {
    heads.set(event.stream, { revision: event.revision, hash: hashOfEvent(event) });
  }
  return heads;
};

/**
 * Reads the whole export, and holds what is stored against it: the same hash at the head of a
 * stream means that everything before it is the same. Throws before anything is written.
 */
const verify = async ({ file, signal, onVerified }: ImportOptions, stored: Heads) => {
  const streams = new Set<string>();
  const unmatched = new Map(stored);
  let events = 0;
  let found = 0;
  for await (const { event, revision, hash } of verifiedExport(file)) {
    events += 1;
    streams.add(event.stream);
    const head = stored.get(event.stream);
    if (head !== undefined && revision <= head.revision) found += 1;
    if (head?.revision === revision && head.hash === hash) unmatched.delete(event.stream);
    if (events % 1_000 === 0) {
      signal.throwIfAborted();
      onVerified(events);
    }
  }
  onVerified(events);
  for (const stream of unmatched.keys()) throw new StoreNotEmptyError(stream);
  return { events, streams: streams.size, found };
};

/** As many as are sent at once: enough to keep the store busy, few enough to be repeated. */
const maxAppends = 1_000;
const maxBytes = 4 * 1024 * 1024;

/** Far below what a store takes at once. */
const maxAppendBytes = 256 * 1024;

type Appending = ProposedAppend & { readonly events: ProposedAppend['events'][number][] };

/** Appends in the order of the export, events of one stream that follow one another together. */
async function* batchesOf(
  events: AsyncIterable<VerifiedEvent>,
  stored: Heads,
): AsyncGenerator<readonly ProposedAppend[], void, undefined> {
  let batch: Appending[] = [];
  let bytes = 0;
  let appendBytes = 0;
  for await (const { event, revision } of events) {
    const { stream, id, type } = event;
    if (revision <= (stored.get(stream)?.revision ?? -1n)) continue;
    const [dataJson, metadataJson] = [JSON.stringify(event.data), JSON.stringify(event.metadata)];
    const size = dataJson.length + metadataJson.length;
    const last = batch.at(-1);
    appendBytes += size;
    if (last?.stream === stream && appendBytes <= maxAppendBytes) {
      last.events.push({ id, type, dataJson, metadataJson });
    } else {
      const first = { id, type, dataJson, metadataJson };
      batch.push({ stream, expectedRevision: revision - 1n, events: [first] });
      appendBytes = size;
    }
    bytes += size;
    if (batch.length < maxAppends && bytes < maxBytes) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield batch;
}

const write = async (
  { eventStore, file, signal, onStored }: ImportOptions,
  stored: Heads,
  { events: total, found }: ImportReport,
): Promise<void> => {
  let done = found;
  const send = async (batch: readonly ProposedAppend[]): Promise<void> => {
    signal.throwIfAborted();
    const outcome = await eventStore.appendMany(batch);
    if (outcome.kind === 'conflict') throw new ImportConflictError(outcome.stream);
    done += batch.reduce((sum, { events }) => sum + events.length, 0);
    onStored(done, total);
  };
  onStored(done, total);
  let sending = Promise.resolve();
  for await (const batch of batchesOf(verifiedExport(file), stored)) {
    await sending;
    // The next batch is read meanwhile; a failure is met when it is waited for.
    sending = send(batch);
    sending.catch(() => {});
  }
  await sending;
};

/**
 * Writes an export into an empty event store: the same streams, revisions, ids, data and metadata,
 * in the same order. Killed at any moment it is completed by running it again. The export is read
 * to its end first, so that of a damaged one nothing is written.
 *
 * Throws `DamagedExportError`, `StoreNotEmptyError` (both: nothing was written) and
 * `ImportConflictError`.
 */
export const importLedger = async (options: ImportOptions): Promise<ImportReport> => {
  const stored = await headsOf(options.eventStore);
  const report = await verify(options, stored);
  await write(options, stored, report);
  return report;
};
