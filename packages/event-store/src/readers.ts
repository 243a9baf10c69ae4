import type { EventStore } from './connection/connect.ts';
import type { RawBatches } from './connection/read.ts';
import { NoAnswerError } from './connection/retry.ts';
import { GapError } from './errors.ts';
import { decodeEvent } from './ledger-event.ts';
import type { CodecOf, DomainEvent, EventDecoder, LedgerEvent } from './ledger-event.ts';
import type { RawEvent } from './raw-event.ts';

/**
 * Keeps reading when the event store does not answer: a read that broke off goes on behind the
 * last event it gave. Fails when no event comes within the retry budget.
 */
async function* resumed(
  eventStore: EventStore,
  open: (last: RawEvent | undefined) => RawBatches,
): RawBatches {
  let last: RawEvent | undefined;
  for (;;) {
    const { reading, first } = await eventStore.answered(async () => {
      const reading = open(last);
      return { reading, first: await reading.next() };
    });
    let result = first;
    try {
      while (result.done !== true) {
        last = result.value.at(-1) ?? last;
        yield result.value;
        result = await reading.next();
      }
      return;
    } catch (error) {
      if (!(error instanceof NoAnswerError)) throw error;
    } finally {
      await reading.return();
    }
  }
}

export interface ReadStreamOptions {
  /** The first revision to read; `0n` when left out. */
  readonly fromRevision?: bigint;
  /** The last revision to read. */
  readonly toRevision?: bigint;
}

/**
 * The stored events of a stream, oldest first; none when it does not exist. Throws `GapError` when
 * revisions do not follow one another, `EventStoreUnavailableError` when the store is silent.
 */
export async function* readRawStream(
  eventStore: EventStore,
  stream: string,
  { fromRevision = 0n, toRevision }: ReadStreamOptions = {},
): AsyncGenerator<RawEvent, void, undefined> {
  let expected = fromRevision;
  const open = (): RawBatches => {
    const maxCount = toRevision === undefined ? undefined : Number(toRevision - expected) + 1;
    const range = { fromRevision: expected, ...(maxCount !== undefined && { maxCount }) };
    return eventStore.streamBatches(stream, range);
  };
  if (toRevision !== undefined && toRevision < fromRevision) return;
  for await (const batch of resumed(eventStore, open)) {
    for (const event of batch) {
      if (event.revision !== expected) throw new GapError(stream, expected, event.revision);
      expected += 1n;
      yield event;
      if (event.revision === toRevision) return;
    }
  }
}

/** Like `readRawStream`, decoded. Throws `PoisonEventError` at what cannot be read. */
export async function* readStream<Event extends DomainEvent>(
  eventStore: EventStore,
  stream: string,
  codec: EventDecoder<Event>,
  options: ReadStreamOptions = {},
): AsyncGenerator<LedgerEvent<Event>, void, undefined> {
  for await (const raw of readRawStream(eventStore, stream, options)) {
    yield decodeEvent(raw, () => codec);
  }
}

export interface ReadAllOptions {
  /** Stream name prefixes; the ledger's own streams have their category and a dash. */
  readonly prefixes: readonly string[];
  /** Begin behind this position. */
  readonly after?: bigint;
  /** End with this position. */
  readonly upTo?: bigint;
}

/** The stored events of all streams whose name begins with a prefix, in the order of the store. */
export async function* readRawAll(
  eventStore: EventStore,
  { prefixes, after, upTo }: ReadAllOptions,
): AsyncGenerator<RawEvent, void, undefined> {
  let begin = after;
  const open = (last: RawEvent | undefined): RawBatches => {
    begin = last?.position ?? begin;
    return eventStore.allBatches(begin === undefined ? {} : { after: begin });
  };
  for await (const batch of resumed(eventStore, open)) {
    for (const event of batch) {
      if (upTo !== undefined && event.position > upTo) return;
      if (begin !== undefined && event.position <= begin) continue;
      if (prefixes.some((prefix) => event.stream.startsWith(prefix))) yield event;
    }
  }
}

/** Like `readRawAll`, decoded. Throws `PoisonEventError` at what cannot be read. */
export async function* readAll<Event extends DomainEvent>(
  eventStore: EventStore,
  codecOf: CodecOf<Event>,
  options: ReadAllOptions,
): AsyncGenerator<LedgerEvent<Event>, void, undefined> {
  for await (const raw of readRawAll(eventStore, options)) yield decodeEvent(raw, codecOf);
}
