import { randomUUID } from 'node:crypto';
import { decided } from './decided.ts';
import {
  JSON_CONTENT,
  METADATA_TYPE,
  metastreamOf,
  type ProposedEvent,
  type StoredEvent,
  type WriteOutcome,
  type WriteRequest,
} from './model.ts';
import { readStreamBackwards, readStreamForwards } from './pages.ts';
import type { From } from './read-query.ts';
import type { Reader, StreamRange } from './reader.ts';
import { readableRange } from './stream-range.ts';
import type { Tail } from './tail.ts';
import type { Writer } from './writer.ts';

const EMPTY = Buffer.alloc(0);

/** An event of the store's own, with JSON data. */
export const jsonEvent = (type: string, data: unknown): ProposedEvent => ({
  id: randomUUID(),
  type,
  contentType: JSON_CONTENT,
  data: Buffer.from(JSON.stringify(data)),
  metadata: EMPTY,
});

/**
 * The streams in which the store remembers something itself. Everything throws UNAVAILABLE when the
 * database is away: what was to be written may then be written or not.
 */
export class OwnStreams {
  readonly #writer: Writer;
  readonly #reader: Reader;
  readonly #tail: Tail;

  constructor(writer: Writer, reader: Reader, tail: Tail) {
    this.#writer = writer;
    this.#reader = reader;
    this.#tail = tail;
  }

  /** The same event again is not written again. Throws `stream-deleted` for a tombstoned stream. */
  async append(stream: string, event: ProposedEvent): Promise<void> {
    decided(await this.#write('append', stream, [event]), stream);
  }

  async setMetadata(stream: string, metadata: object): Promise<void> {
    await this.append(metastreamOf(stream), jsonEvent(METADATA_TYPE, metadata));
  }

  /** Deletes softly; a stream that does not exist or has a tombstone is as good as deleted. */
  async delete(stream: string): Promise<void> {
    const outcome = await this.#write('delete', stream, []);
    if (outcome.kind !== 'streamDeleted') decided(outcome, stream);
  }

  /** What can be read of a stream; undefined = nothing. */
  async range(stream: string): Promise<StreamRange | undefined> {
    const range = await readableRange(this.#reader, stream);
    return range === undefined || range.low > range.high ? undefined : range;
  }

  async last(stream: string): Promise<StoredEvent | undefined> {
    const range = await this.range(stream);
    if (range === undefined) return undefined;
    for await (const [event] of readStreamBackwards(this.#reader, this.#tail, range, 'end', 1)) {
      if (event !== undefined) return event;
    }
    return undefined;
  }

  async *read(range: StreamRange, from: From, count?: number): AsyncGenerator<StoredEvent> {
    for await (const page of readStreamForwards(this.#reader, this.#tail, range, from, count)) {
      yield* page;
    }
  }

  async #write(
    kind: WriteRequest['kind'],
    stream: string,
    events: readonly ProposedEvent[],
  ): Promise<WriteOutcome> {
    const bytes = events.reduce(
      (sum, { data, metadata }) => sum + data.length + metadata.length,
      0,
    );
    const request = {
      kind,
      stream,
      events,
      bytes,
      expected: 'any',
      expiresAtMs: Infinity,
    } as const;
    return await this.#writer.write(request);
  }
}
