import { setMaxListeners } from 'node:events';
import { silentLogger } from '../logger.ts';
import type { Logger } from '../logger.ts';
import type { RawEvent } from '../raw-event.ts';
import { appendMany } from './append-many.ts';
import type { AppendManyOutcome } from './append-many.ts';
import type { AppendOutcome, ProposedAppend } from './append-messages.ts';
import { appendOnce } from './append.ts';
import type { AppendRequest } from './append.ts';
import { BatchAppender } from './batch-appender.ts';
import type { OpenBatchTransport } from './batch-call.ts';
import { Breaker } from './breaker.ts';
import { createClient, isUnimplemented } from './client.ts';
import { openFeed } from './event-feed.ts';
import type { EventFeed, FeedOptions } from './event-feed.ts';
import { defaultConnectionLimits } from './limits.ts';
import type { ConnectionLimits } from './limits.ts';
import { keepOnly, writeNewest } from './newest-only.ts';
import type { NewestOnly } from './newest-only.ts';
import { allBatches, newestEvent, streamBatches, streamEvents } from './read.ts';
import type { AllRange, RawBatches, StreamRange } from './read.ts';
import { untilAnswered } from './retry.ts';
import { canaryStream, identify, sendCanary } from './store-identity.ts';

export interface EventStoreOptions {
  /** An EventStoreDB connection string. It may hold a password: it is never logged. */
  readonly url: string;
  readonly logger?: Logger;
  readonly limits?: Partial<ConnectionLimits>;
}

/** The connection to the event store; nothing else in the house touches its client. */
export interface EventStore {
  readonly limits: ConnectionLimits;
  /** Since the connection was made. */
  readonly metrics: { readonly appends: number; readonly appendRetries: number };
  /** See `appendOnce`. */
  append(request: AppendRequest): Promise<AppendOutcome>;
  /**
   * Appends all of these in their order, over one call; at an exact revision each is written once,
   * whatever is lost on the way. Names the first conflict; those behind it may be written or not.
   * Throws `AppendRefusedError` or `EventStoreUnavailableError`.
   */
  appendMany(appends: readonly ProposedAppend[]): Promise<AppendManyOutcome>;
  /** One try; throws `NoAnswerError` when it broke off. A missing stream has no events. */
  streamEvents(stream: string, range: StreamRange): AsyncGenerator<RawEvent, void, undefined>;
  /** Like `streamEvents`, as they arrive: many at a time. */
  streamBatches(stream: string, range: StreamRange): RawBatches;
  /** Every event after a position; the first may be the one at it. Like `streamBatches`. */
  allBatches(range: AllRange): RawBatches;
  /** Tries a read until there is an answer, within the retry budget. */
  answered<Answer>(read: () => Promise<Answer>): Promise<Answer>;
  /** The commit position of the newest event; `0n` for a store without any. */
  head(): Promise<bigint>;
  /** A UUID that names this store for good: keep it beside every checkpoint. */
  storeIdentity(): Promise<string>;
  openFeed(options: FeedOptions): EventFeed;
  sendCanary(name: string): Promise<void>;
  /** Writes an event, at any revision, to a stream that keeps no more than so many. One try. */
  writeNewest(event: NewestOnly, maxCount: number): Promise<void>;
  /** Throws when the event store does not answer. One try. */
  check(): Promise<void>;
  /** Ends every call and the connection; calls in flight fail as unavailable. */
  close(): Promise<void>;
}

/** Connects lazily: the first call opens the connection, and so does the next after a failure. */
export const connectEventStore = (options: EventStoreOptions): EventStore => {
  const { logger = silentLogger } = options;
  const limits = { ...defaultConnectionLimits, ...options.limits };
  const client = createClient(options.url);
  const openBatch: OpenBatchTransport = async (listener) => await client.openBatch(listener);
  const batch = new BatchAppender(openBatch, isUnimplemented, limits);
  const closing = new AbortController();
  setMaxListeners(0, closing.signal);
  const closed = closing.signal;
  const metrics = { appends: 0, appendRetries: 0 };
  const breaker = new Breaker(limits.breakerPauseMs);
  /** Streams that are known to keep their newest events only. */
  const bounded = new Set<string>();
  const bound = async (stream: string, maxCount: number): Promise<void> => {
    if (!bounded.has(stream)) await keepOnly(client, stream, maxCount, limits.appendTimeoutMs);
    bounded.add(stream);
  };
  const reading = { client, readTimeoutMs: limits.readTimeoutMs, closed };
  const onRetry = (): void => {
    metrics.appendRetries += 1;
    logger.debug({ appendRetries: metrics.appendRetries }, 'append unanswered, trying again');
  };
  const answered = <Answer>(read: () => Promise<Answer>): Promise<Answer> =>
    breaker.guard(() => untilAnswered(read, limits, closed));

  return {
    limits,
    metrics,
    answered,
    append: (request) => {
      metrics.appends += 1;
      const context = { client, batch, limits, closed, onRetry };
      return breaker.guard(() => appendOnce(context, request));
    },
    appendMany: async (appends) => {
      const attempt = async (): Promise<AppendManyOutcome> =>
        await appendMany(openBatch, appends, limits.appendManyTimeoutMs);
      return await breaker.guard(() => untilAnswered(attempt, limits, closed, onRetry));
    },
    streamEvents: (stream, range) => streamEvents(reading, stream, range),
    streamBatches: (stream, range) => streamBatches(reading, stream, range),
    allBatches: (range) => allBatches(reading, range),
    head: () => answered(async () => (await newestEvent(reading))?.position ?? 0n),
    storeIdentity: () => answered(() => identify(client, reading, limits.appendTimeoutMs)),
    openFeed: (feed) => openFeed(client, feed, closed),
    sendCanary: async (name) => {
      await bound(canaryStream(name), 1);
      await sendCanary(client, name, limits.appendTimeoutMs);
    },
    writeNewest: async (event, maxCount) => {
      await bound(event.stream, maxCount);
      await writeNewest(client, event, limits.appendTimeoutMs);
    },
    check: async () => {
      // Under load a single read may be cut off; a store that is down fails both at once.
      await newestEvent(reading).catch(async () => await newestEvent(reading));
    },
    close: async () => {
      const error = new Error('the connection is closed');
      closing.abort(error);
      batch.close(error);
      await client.close();
    },
  };
};
