import { status } from '@grpc/grpc-js';
import { RpcError } from '../errors.ts';
import {
  type ExpectedRevision,
  MAX_APPEND_BYTES,
  type ProposedEvent,
  type WriteRequest,
} from '../model.ts';
import { eventSize, proposedEvent, writeTarget } from '../proposal.ts';
import {
  ACCESS_DENIED,
  badRequest,
  type BatchAnswer,
  type BatchError,
  MAXIMUM_SIZE_EXCEEDED,
  OUTCOME_UNKNOWN,
  TIMEOUT,
} from '../wire/batch-response.ts';
import type { BatchAppendMessage } from '../wire/write-request.ts';
import { RecentSet } from './recent-set.ts';

/** Correlation ids that a call remembers, so as not to answer one twice. */
const REMEMBERED_IDS = 20_000;
const MAX_TIMER_MS = 2 ** 31 - 1;

/** What becomes of the appends that come in: each is either completed or refused, once. */
export interface AppendSink {
  complete(to: BatchAnswer, request: WriteRequest): void;
  refuse(to: BatchAnswer, error: BatchError): void;
}

/** An append whose events are still coming in. */
interface Collecting {
  readonly to: BatchAnswer;
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly expiresAtMs: number;
  readonly events: ProposedEvent[];
  bytes: number;
  expiry: NodeJS.Timeout | undefined;
}

/** Puts the appends of a batch call together from their chunks, by correlation id. */
export class AppendCollector {
  readonly #sink: AppendSink;
  readonly #collecting = new Map<string, Collecting>();
  readonly #seen = new RecentSet(REMEMBERED_IDS);

  constructor(sink: AppendSink) {
    this.#sink = sink;
  }

  receive(message: BatchAppendMessage): void {
    const { correlation, options } = message;
    const id = correlation.toString('latin1');
    const stream = this.#collecting.get(id)?.stream ?? options?.stream ?? '';
    try {
      const append = this.#collecting.get(id) ?? this.#begin(id, message);
      if (append !== undefined) this.#collect(id, append, message);
    } catch (error) {
      this.#forget(id);
      this.#sink.refuse({ correlation, stream }, toBatchError(error));
    }
  }

  /** Drops what is not complete. */
  clear(): void {
    for (const id of this.#collecting.keys()) this.#forget(id);
  }

  /** Only options begin an append, and each id only once: another answer would be one too many. */
  #begin(id: string, { correlation, options }: BatchAppendMessage): Collecting | undefined {
    if (options === undefined || this.#seen.has(id)) return undefined;
    this.#seen.add(id);
    const target = writeTarget(options);
    const to: BatchAnswer = { correlation, stream: target.stream };
    const expiresAtMs = options.deadlineMs;
    if (expiresAtMs <= Date.now()) {
      this.#sink.refuse(to, TIMEOUT);
      return undefined;
    }
    const append = { ...target, to, expiresAtMs, events: [], bytes: 0, expiry: undefined };
    this.#collecting.set(id, append);
    return append;
  }

  #collect(id: string, append: Collecting, { events, isFinal }: BatchAppendMessage): void {
    for (const event of events) {
      append.bytes += eventSize(event);
      append.events.push(proposedEvent(event));
    }
    if (append.bytes > MAX_APPEND_BYTES) {
      this.#forget(id);
      this.#sink.refuse(append.to, MAXIMUM_SIZE_EXCEEDED);
    } else if (isFinal) {
      this.#forget(id);
      const { to, stream, expected, expiresAtMs, bytes } = append;
      const request = { stream, expected, expiresAtMs, bytes, events: append.events };
      this.#sink.complete(to, { kind: 'append', ...request });
    } else append.expiry ??= this.#expire(id, append);
  }

  /** Refuses an append whose last events do not come in time. */
  #expire(id: string, { to, expiresAtMs }: Collecting): NodeJS.Timeout | undefined {
    const remainingMs = expiresAtMs - Date.now();
    if (remainingMs > MAX_TIMER_MS) return undefined;
    return setTimeout(() => {
      this.#forget(id);
      this.#sink.refuse(to, TIMEOUT);
    }, remainingMs);
  }

  #forget(id: string): void {
    clearTimeout(this.#collecting.get(id)?.expiry);
    this.#collecting.delete(id);
  }
}

const toBatchError = (error: unknown): BatchError => {
  if (!(error instanceof RpcError)) return OUTCOME_UNKNOWN;
  return error.code === status.PERMISSION_DENIED ? ACCESS_DENIED : badRequest(error.details);
};
