import {
  BACKWARDS,
  END,
  FORWARDS,
  START,
  StreamDeletedError,
  StreamNotFoundError,
} from '@eventstore/db-client';
import type { EventStoreDBClient, ResolvedEvent, StreamingRead } from '@eventstore/db-client';
import { EventStoreUnavailableError, StreamTombstonedError } from '../errors.ts';
import { toRawEvent } from '../raw-event.ts';
import type { RawEvent } from '../raw-event.ts';
import { NoAnswerError } from './retry.ts';

export interface ReadContext {
  readonly client: EventStoreDBClient;
  readonly readTimeoutMs: number;
  readonly closed: AbortSignal;
}

const ignore = (): void => {};

/**
 * The events of one call. The client's reads have no deadline, and one that is cancelled in the
 * middle ends as if it were complete. So a timer runs while the next event is awaited (not while
 * the caller works), and a read that ends after the connection was closed throws.
 *
 * Throws `NoAnswerError` for everything but a stream that is missing (no events) or tombstoned.
 */
async function* eventsOf(
  { readTimeoutMs, closed }: ReadContext,
  open: () => StreamingRead<ResolvedEvent>,
): AsyncGenerator<RawEvent, void, undefined> {
  if (closed.aborted) throw new EventStoreUnavailableError('the connection is closed');
  const read = open();
  read.on('error', ignore);
  let waiting = true;
  const timer = setTimeout(() => {
    if (waiting) read.destroy(new Error(`no event within ${readTimeoutMs} ms`));
    else timer.refresh();
  }, readTimeoutMs);
  try {
    // Not destroyed on return: the client would keep a call whose answer nobody reads to its end.
    for await (const resolved of read.iterator({ destroyOnReturn: false })) {
      const event = toRawEvent(resolved);
      if (event === undefined) continue;
      waiting = false;
      yield event;
      waiting = true;
      timer.refresh();
    }
  } catch (error) {
    if (error instanceof StreamNotFoundError) return;
    if (error instanceof StreamDeletedError) {
      throw new StreamTombstonedError(error.message, { cause: error });
    }
    throw new NoAnswerError(error);
  } finally {
    clearTimeout(timer);
    read.cancel().catch(ignore);
    read.resume();
  }
  if (closed.aborted) throw new NoAnswerError(new Error('closed while reading'));
}

export interface StreamRange {
  /** The first revision, `0n` when left out. */
  readonly fromRevision?: bigint;
  readonly maxCount?: number;
}

export const streamEvents = (
  context: ReadContext,
  stream: string,
  { fromRevision = 0n, maxCount = Number.MAX_SAFE_INTEGER }: StreamRange,
): AsyncGenerator<RawEvent, void, undefined> =>
  eventsOf(context, () =>
    context.client.readStream(stream, { fromRevision, maxCount, requiresLeader: true }),
  );

/** Every event of the store after a position, system events too. */
export const allEvents = (
  context: ReadContext,
  { after, maxCount = Number.MAX_SAFE_INTEGER }: { after?: bigint; maxCount?: number },
): AsyncGenerator<RawEvent, void, undefined> => {
  // A read from a position begins with the event at it.
  const fromPosition = after === undefined ? START : { commit: after, prepare: after };
  const count = after === undefined ? maxCount : maxCount + 1;
  return eventsOf(context, () =>
    context.client.readAll({
      fromPosition,
      maxCount: Math.min(count, Number.MAX_SAFE_INTEGER),
      direction: FORWARDS,
      requiresLeader: true,
    }),
  );
};

/** The newest event of the store, `undefined` when it is empty. */
export const newestEvent = async (context: ReadContext): Promise<RawEvent | undefined> => {
  const newest = eventsOf(context, () =>
    context.client.readAll({
      fromPosition: END,
      maxCount: 1,
      direction: BACKWARDS,
      requiresLeader: true,
    }),
  );
  for await (const event of newest) return event;
  return undefined;
};
