import { StreamDeletedError, StreamNotFoundError } from '@eventstore/db-client';
import { EventStoreUnavailableError, StreamTombstonedError } from '../errors.ts';
import type { RawEvent } from '../raw-event.ts';
import type { LedgerClient } from './client.ts';
import { ReadCall } from './read-call.ts';
import type { OpenReadTransport } from './read-call.ts';
import { NoAnswerError } from './retry.ts';
import type { ReadItem } from './wire/read-answer.ts';
import type { ReadRequest } from './wire/read-request.ts';

export interface ReadContext {
  readonly client: LedgerClient;
  readonly readTimeoutMs: number;
  readonly closed: AbortSignal;
}

/** Events in their order, as many at a time as have arrived. */
export type RawBatches = AsyncGenerator<readonly RawEvent[], void, undefined>;

/** Events of one read that wait in memory while the caller works. */
const maxBuffered = 1_024;

const isEvent = (item: ReadItem): item is RawEvent => !('notice' in item);

const failureOf = (error: unknown): Error => {
  if (error instanceof NoAnswerError) return error;
  return error instanceof StreamDeletedError
    ? new StreamTombstonedError(error.message, { cause: error })
    : new NoAnswerError(error);
};

/**
 * The events of one call, as they arrive. There is a limit on the time until the next ones (not on
 * what the caller takes for them), and a read during which the connection was closed throws.
 *
 * Throws `NoAnswerError` for everything but a stream that is missing (no events) or tombstoned.
 */
async function* batchesOf(
  { client, readTimeoutMs, closed }: ReadContext,
  request: ReadRequest,
): RawBatches {
  if (closed.aborted) throw new EventStoreUnavailableError('the connection is closed');
  const open: OpenReadTransport = async (listener) => await client.openRead(request, listener);
  const call = new ReadCall(open, maxBuffered);
  const close = (): void => call.close();
  closed.addEventListener('abort', close, { once: true });
  try {
    for (;;) {
      const items = call.take();
      if (items === undefined) break;
      if (items.length > 0) yield items.filter(isEvent);
      else if (!(await call.arrival(readTimeoutMs))) {
        throw new NoAnswerError(new Error(`no event within ${readTimeoutMs} ms`));
      }
    }
  } catch (error) {
    if (error instanceof StreamNotFoundError) return;
    throw failureOf(error);
  } finally {
    closed.removeEventListener('abort', close);
    call.close();
  }
}

async function* eachOf(batches: RawBatches): AsyncGenerator<RawEvent, void, undefined> {
  for await (const batch of batches) {
    for (const event of batch) yield event;
  }
}

export interface StreamRange {
  /** The first revision, `0n` when left out. */
  readonly fromRevision?: bigint;
  readonly maxCount?: number;
}

export interface AllRange {
  /** Every event after this position; all when left out. */
  readonly after?: bigint;
  readonly maxCount?: number;
}

export const streamBatches = (
  context: ReadContext,
  stream: string,
  { fromRevision: from = 0n, maxCount: count = Number.MAX_SAFE_INTEGER }: StreamRange,
): RawBatches => batchesOf(context, { kind: 'stream', stream, from, count });

export const streamEvents = (
  context: ReadContext,
  stream: string,
  range: StreamRange,
): AsyncGenerator<RawEvent, void, undefined> => eachOf(streamBatches(context, stream, range));

/** Every event of the store, system events too. The first may be the one at `after`. */
export const allBatches = (
  context: ReadContext,
  { after, maxCount = Number.MAX_SAFE_INTEGER }: AllRange,
): RawBatches => {
  // A read from a position begins with the event at it.
  const count = after === undefined ? maxCount : maxCount + 1;
  return batchesOf(context, {
    kind: 'all',
    from: after,
    count: Math.min(count, Number.MAX_SAFE_INTEGER),
  });
};

/** The newest event of the store, `undefined` when it is empty. */
export const newestEvent = async (context: ReadContext): Promise<RawEvent | undefined> => {
  for await (const [event] of batchesOf(context, { kind: 'newest' })) return event;
  return undefined;
};
