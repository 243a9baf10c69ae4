import type { RawEvent } from '../raw-event.ts';
import type { LedgerClient } from './client.ts';
import { ReadCall } from './read-call.ts';
import { NoAnswerError } from './retry.ts';
import type { ReadItem } from './wire/read-answer.ts';

/** Which events are sent: those whose stream, or whose type, begins with one of the prefixes. */
export interface FeedFilter {
  readonly on: 'stream' | 'type';
  readonly prefixes: readonly string[];
}

export interface FeedOptions {
  /** The first event is the one after this position; `null`: from the beginning. */
  readonly after: bigint | null;
  readonly filter: FeedFilter;
  /** Events held in memory; the event store waits while they are not taken. */
  readonly bufferSize: number;
}

export interface FeedBatch {
  readonly events: readonly RawEvent[];
  /** Nothing up to here is still to come; `null` while nothing is known. */
  readonly position: bigint | null;
}

/** One catch-up subscription to `$all`, until it ends or fails. It never resumes by itself. */
export interface EventFeed {
  /**
   * The next events, at most `maxCount`; none when only the position moved on, `undefined` when
   * nothing arrived in time. Rejects when the subscription ended or failed. One call at a time.
   */
  take(maxCount: number, timeoutMs: number, signal: AbortSignal): Promise<FeedBatch | undefined>;
  /** Resolves when a bufferful waits to be taken, after the time, or on `signal`. */
  filled(timeoutMs: number, signal: AbortSignal): Promise<void>;
  /**
   * Whether everything that was stored when the subscription began has been sent, and less than a
   * bufferful waits to be taken: whoever takes too slowly falls behind again.
   */
  caughtUp(): boolean;
  close(): void;
}

/**
 * The event store says where it is after this many times 32 events that the filter leaves out. Few
 * events are of a few types, so that many are left out between them.
 */
const checkpointIntervals = { stream: 1, type: 32 } as const;

export const openFeed = (
  client: LedgerClient,
  { after, filter, bufferSize }: FeedOptions,
  closed: AbortSignal,
): EventFeed => {
  const request = {
    kind: 'subscription',
    after,
    filter: { ...filter, checkpointInterval: checkpointIntervals[filter.on] },
  } as const;
  const call = new ReadCall(
    async (listener) => await client.openRead(request, listener),
    bufferSize,
  );
  const close = (): void => call.close();
  closed.addEventListener('abort', close, { once: true });
  let caughtUp = false;
  /** Goes forward only: a checkpoint may be older than the event before it. */
  let position = after;

  /** What arrived before the end counts. */
  const takeItems = (maxCount: number): readonly ReadItem[] => {
    try {
      const items = call.take(maxCount);
      if (items !== undefined) return items;
    } catch (error) {
      throw new NoAnswerError(error);
    }
    throw new NoAnswerError(new Error('the subscription ended'));
  };

  /** Checkpoints stand among the events: all events before one have been taken with it. */
  const takeBatch = (maxCount: number): FeedBatch | undefined => {
    const events: RawEvent[] = [];
    const before = position;
    for (const item of takeItems(maxCount)) {
      if (!('notice' in item)) events.push(item);
      if ('position' in item) {
        if (position === null || item.position > position) position = item.position;
      } else caughtUp = item.notice === 'caughtUp';
    }
    return events.length === 0 && position === before ? undefined : { events, position };
  };

  return {
    take: async (maxCount, timeoutMs, signal) => {
      const batch = takeBatch(maxCount);
      if (batch !== undefined || signal.aborted) return batch;
      await call.arrival(timeoutMs, signal);
      return takeBatch(maxCount);
    },
    filled: async (timeoutMs, signal) => await call.filled(timeoutMs, signal),
    caughtUp: () => caughtUp && !call.isFull,
    close: () => {
      closed.removeEventListener('abort', close);
      call.close();
    },
  };
};
