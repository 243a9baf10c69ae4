import { type ServerDuplexStream, status } from '@grpc/grpc-js';
import { RpcError, unavailable } from '../errors.ts';
import { type ExpectedRevision, MAX_APPEND_BYTES, type ProposedEvent } from '../model.ts';
import { eventSize, proposedEvent, writeTarget } from '../proposal.ts';
import {
  ACCESS_DENIED,
  badRequest,
  type BatchAnswer,
  type BatchError,
  encodeBatchError,
  encodeBatchSuccess,
  MAXIMUM_SIZE_EXCEEDED,
  OUTCOME_UNKNOWN,
  streamDeleted,
  TIMEOUT,
  wrongExpectedVersion,
} from '../wire/batch-response.ts';
import type { BatchAppendMessage } from '../wire/write-request.ts';
import type { Writer } from '../writer.ts';
import type { OpenCalls } from './open-calls.ts';
import { RecentSet } from './recent-set.ts';

type BatchCall = ServerDuplexStream<BatchAppendMessage, Buffer>;

/** Correlation ids that a call remembers, so as not to answer one twice. */
const REMEMBERED_IDS = 20_000;
/** Writes that may wait before a call's client has to. */
const MAX_WAITING = 50_000;

/** An append whose events are still coming in. */
interface Collecting {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly expiresAtMs: number;
  readonly events: ProposedEvent[];
  bytes: number;
  expiry: NodeJS.Timeout | undefined;
}

/** `Streams/BatchAppend`: many appends on one call, told apart by correlation id. */
export const handleBatchAppend =
  (writer: Writer, calls: OpenCalls) =>
  (call: BatchCall): void => {
    const batch = new BatchAppend(writer, call);
    const ended = calls.add(() => batch.shutDown());
    call.on('data', (message: BatchAppendMessage) => batch.receive(message));
    call.on('end', () => batch.finish());
    for (const event of ['cancelled', 'error', 'close']) {
      call.on(event, () => {
        batch.abandon();
        ended();
      });
    }
  };

class BatchAppend {
  readonly #writer: Writer;
  readonly #call: BatchCall;
  readonly #collecting = new Map<string, Collecting>();
  readonly #seen = new RecentSet(REMEMBERED_IDS);
  #unanswered = 0;
  #ended = false;
  #abandoned = false;
  #shuttingDown = false;

  constructor(writer: Writer, call: BatchCall) {
    this.#writer = writer;
    this.#call = call;
  }

  receive(message: BatchAppendMessage): void {
    const { correlation, options } = message;
    const id = correlation.toString('latin1');
    const to: BatchAnswer = { correlation, stream: options?.stream };
    try {
      const append = this.#collecting.get(id) ?? this.#begin(id, message);
      if (append !== undefined) this.#collect(id, append, message);
    } catch (error) {
      this.#forget(id);
      this.#answer(to, toBatchError(error));
    }
  }

  /** The client has sent its last append; the call ends with the last answer. */
  finish(): void {
    this.#ended = true;
    for (const id of this.#collecting.keys()) this.#forget(id);
    this.#endIfAnswered();
  }

  /** The server stops: nothing more is taken in, what has been is answered. */
  shutDown(): void {
    this.#shuttingDown = true;
    this.#call.pause();
    for (const id of this.#collecting.keys()) this.#forget(id);
    this.#endIfAnswered();
  }

  /** The client is gone. */
  abandon(): void {
    this.#abandoned = true;
    for (const id of this.#collecting.keys()) this.#forget(id);
  }

  /** Only options begin an append, and each id only once: another answer would be one too many. */
  #begin(id: string, { correlation, options }: BatchAppendMessage): Collecting | undefined {
    if (options === undefined || this.#seen.has(id)) return undefined;
    this.#seen.add(id);
    const { stream, expected } = writeTarget(options);
    const remainingMs = options.deadlineMs - Date.now();
    if (remainingMs <= 0) {
      this.#answer({ correlation, stream }, TIMEOUT);
      return undefined;
    }
    const expiresAtMs = options.deadlineMs;
    const append: Collecting = {
      stream,
      expected,
      expiresAtMs,
      events: [],
      bytes: 0,
      expiry: undefined,
    };
    this.#collecting.set(id, append);
    return append;
  }

  #collect(
    id: string,
    append: Collecting,
    { correlation, events, isFinal }: BatchAppendMessage,
  ): void {
    for (const event of events) {
      append.bytes += eventSize(event);
      append.events.push(proposedEvent(event));
    }
    const to: BatchAnswer = { correlation, stream: append.stream };
    if (append.bytes > MAX_APPEND_BYTES) {
      this.#forget(id);
      this.#answer(to, MAXIMUM_SIZE_EXCEEDED);
    } else if (isFinal) {
      this.#forget(id);
      void this.#write(to, append);
    } else {
      append.expiry ??= this.#expire(id, to, append.expiresAtMs);
    }
  }

  /** Answers an append whose last events do not come in time. */
  #expire(id: string, to: BatchAnswer, atMs: number): NodeJS.Timeout | undefined {
    const remainingMs = atMs - Date.now();
    if (remainingMs > MAX_TIMER_MS) return undefined;
    return setTimeout(() => {
      this.#forget(id);
      this.#answer(to, TIMEOUT);
    }, remainingMs);
  }

  async #write(to: BatchAnswer, append: Collecting): Promise<void> {
    const { stream, expected, events, bytes, expiresAtMs } = append;
    this.#unanswered += 1;
    const writing = this.#writer.write({
      kind: 'append',
      stream,
      expected,
      events,
      bytes,
      expiresAtMs,
    });
    if (this.#writer.waiting > MAX_WAITING) this.#call.pause();
    const outcome = await writing;
    this.#unanswered -= 1;
    if (outcome.kind === 'success') {
      this.#send(encodeBatchSuccess(to, outcome.revision, outcome.position));
    } else if (outcome.kind === 'wrongExpectedVersion') {
      this.#answer(to, wrongExpectedVersion(expected, outcome.current));
    } else if (outcome.kind === 'streamDeleted') this.#answer(to, streamDeleted(stream));
    else this.#answer(to, outcome.kind === 'timeout' ? TIMEOUT : OUTCOME_UNKNOWN);
    if (this.#writer.waiting <= MAX_WAITING / 2) this.#resume();
    this.#endIfAnswered();
  }

  #endIfAnswered(): void {
    if (this.#unanswered > 0 || this.#abandoned) return;
    // An orderly end would leave the client waiting for appends that it is still sending.
    if (this.#shuttingDown) this.#call.emit('error', unavailable('Server is shutting down'));
    else if (this.#ended) this.#call.end();
  }

  #resume(): void {
    if (!this.#shuttingDown && this.#call.isPaused()) this.#call.resume();
  }

  #forget(id: string): void {
    clearTimeout(this.#collecting.get(id)?.expiry);
    this.#collecting.delete(id);
  }

  #answer(to: BatchAnswer, error: BatchError): void {
    this.#send(encodeBatchError(to, error));
  }

  #send(message: Buffer): void {
    if (this.#abandoned || this.#call.cancelled) return;
    if (this.#call.write(message)) return;
    // A client that does not read its answers must not send more.
    if (this.#call.isPaused()) return;
    this.#call.pause();
    this.#call.once('drain', () => this.#resume());
  }
}

const MAX_TIMER_MS = 2 ** 31 - 1;

const toBatchError = (error: unknown): BatchError => {
  if (!(error instanceof RpcError)) return OUTCOME_UNKNOWN;
  return error.code === status.PERMISSION_DENIED ? ACCESS_DENIED : badRequest(error.details);
};
