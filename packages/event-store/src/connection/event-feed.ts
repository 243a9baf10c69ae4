import { EVENT_TYPE, START, STREAM_NAME } from '@eventstore/db-client';
import type { AllStreamResolvedEvent, EventStoreDBClient } from '@eventstore/db-client';
import { toRawEvent } from '../raw-event.ts';
import type { RawEvent } from '../raw-event.ts';
import { NoAnswerError } from './retry.ts';

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
  /** Whether everything that was stored when the subscription began has been sent. */
  caughtUp(): boolean;
  close(): void;
}

const ignore = (): void => {};

/**
 * The event store says where it is after this many times 32 events that the filter leaves out. Few
 * events are of a few types, so that many are left out between them.
 */
const checkpointIntervals = { stream: 1, type: 32 } as const;

export const openFeed = (
  client: EventStoreDBClient,
  { after, filter, bufferSize }: FeedOptions,
): EventFeed => {
  let checkpoint: bigint | null = null;
  let caughtUp = false;
  let ended: Error | undefined;
  let wake = ignore;

  const end = (error: Error): void => {
    ended ??= error;
    wake();
  };
  const subscription = client.subscribeToAll(
    {
      fromPosition: after === null ? START : { commit: after, prepare: after },
      filter: {
        filterOn: filter.on === 'type' ? EVENT_TYPE : STREAM_NAME,
        prefixes: [...filter.prefixes],
        checkpointInterval: checkpointIntervals[filter.on],
        // Must not throw: the subscription would go silent.
        checkpointReached: (_, position) => {
          checkpoint = position.commit;
          wake();
        },
      },
    },
    { highWaterMark: bufferSize },
  );
  subscription.on('error', (error) => end(new NoAnswerError(error)));
  // Also after an end that is no error, of which the client says nothing else.
  subscription.on('close', () => end(new NoAnswerError(new Error('the subscription ended'))));
  subscription.on('readable', () => wake());
  subscription.on('caughtUp', () => {
    caughtUp = true;
    wake();
  });
  subscription.on('fellBehind', () => {
    caughtUp = false;
  });

  /**
   * The client reports checkpoints when they arrive, ahead of the events that wait in its buffer:
   * one counts only once the buffer is empty, for all events before it have been taken by then.
   */
  const takeBuffered = (maxCount: number): FeedBatch | undefined => {
    const events: RawEvent[] = [];
    while (events.length < maxCount) {
      const resolved = subscription.read() as AllStreamResolvedEvent | null;
      if (resolved === null) break;
      const event = toRawEvent(resolved);
      if (event !== undefined) events.push(event);
    }
    const last = events.at(-1)?.position ?? null;
    const reached = subscription.readableLength === 0 ? checkpoint : null;
    if (reached !== null) checkpoint = null;
    if (last === null && reached === null) return undefined;
    const ahead = reached !== null && (last === null || reached > last);
    return { events, position: ahead ? reached : last };
  };

  const somethingNew = async (timeoutMs: number, signal: AbortSignal): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    wake = resolve;
    const timer = setTimeout(resolve, timeoutMs);
    signal.addEventListener('abort', wake, { once: true });
    await promise;
    clearTimeout(timer);
    signal.removeEventListener('abort', wake);
    wake = ignore;
  };

  /** What arrived before the end counts. */
  const takeOrFail = (maxCount: number): FeedBatch | undefined => {
    const batch = takeBuffered(maxCount);
    if (batch === undefined && ended !== undefined) throw ended;
    return batch;
  };

  return {
    take: async (maxCount, timeoutMs, signal) => {
      const batch = takeOrFail(maxCount);
      if (batch !== undefined || signal.aborted) return batch;
      await somethingNew(timeoutMs, signal);
      return takeOrFail(maxCount);
    },
    caughtUp: () => caughtUp,
    close: () => {
      end(new NoAnswerError(new Error('closed')));
      subscription.unsubscribe().catch(ignore);
      // Not destroyed: the client would keep a call whose answer nobody reads to its end.
      subscription.removeAllListeners('readable');
      subscription.resume();
    },
  };
};
