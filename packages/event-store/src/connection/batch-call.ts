import type { ProposedAppend } from './append-messages.ts';
import { NoAnswerError } from './retry.ts';
import { decodeBatchAnswer } from './wire/batch-answer.ts';
import type { BatchResult } from './wire/batch-answer.ts';
import { encodeBatchAppend } from './wire/batch-request.ts';

/** Appends and bytes that are on the way at once; what is more waits here. */
const maxInFlight = 4_096;
const maxInFlightBytes = 8 * 1024 * 1024;

/** The gRPC call beneath, as far as it is needed. */
export interface BatchTransport {
  write(message: Uint8Array): unknown;
  /** Nothing more is sent; what has been is still answered. */
  end(): unknown;
  cancel(): void;
  /** Cancels, and sees to it that the next call is made on another connection. */
  abandon(): void;
}

export interface BatchTransportListener {
  readonly onMessage: (message: Uint8Array) => void;
  /** However it ended; more than once does no harm. */
  readonly onEnd: (error: Error) => void;
}

export type OpenBatchTransport = (listener: BatchTransportListener) => Promise<BatchTransport>;

interface Pending {
  readonly resolve: (outcome: BatchResult) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
  readonly since: number;
  /** 0 while it waits to be sent. */
  bytes: number;
}

/**
 * One `Streams/BatchAppend` call: many appends on one stream, each with its number, answered in any
 * order. Every append is settled exactly once: by its answer, by its own timer, or by the end of the
 * call, after which its outcome is unknown. An answer that comes later finds nobody and is dropped.
 */
export class BatchCall {
  readonly #onEnd: (error: Error) => void;
  readonly #pending = new Map<number, Pending>();
  #transport: BatchTransport | undefined;
  #waiting: { readonly id: number; readonly message: Uint8Array }[] = [];
  #nextId = 1;
  #inFlight = 0;
  #inFlightBytes = 0;
  #heardAt = Number.NEGATIVE_INFINITY;
  #flushing = false;
  #error: Error | undefined;

  constructor(open: OpenBatchTransport, onEnd: (error: Error) => void) {
    this.#onEnd = onEnd;
    void this.#start(open);
  }

  /** Whether any append has been answered. */
  get hasAnswered(): boolean {
    return this.#heardAt > Number.NEGATIVE_INFINITY;
  }

  /** Unknown when there is no answer in time; rejects with `NoAnswerError` when the call ends before. */
  async append(append: ProposedAppend, timeoutMs: number): Promise<BatchResult> {
    if (this.#error !== undefined) throw new NoAnswerError(this.#error);
    const { promise, resolve, reject } = Promise.withResolvers<BatchResult>();
    const id = this.#nextId;
    this.#nextId += 1;
    const message = encodeBatchAppend(append, id, timeoutMs);
    const timer = setTimeout(() => this.#expire(id, timeoutMs), timeoutMs);
    this.#pending.set(id, { resolve, reject, timer, since: performance.now(), bytes: 0 });
    this.#waiting.push({ id, message });
    this.#flushSoon();
    return await promise;
  }

  /** Nothing more is to be appended, and everything is answered. */
  finish(): void {
    if (this.#error !== undefined) return;
    this.#error = new Error('the batch append is finished');
    this.#transport?.end();
  }

  /** Ends the call; what is not answered is unknown. */
  end(error: Error): void {
    if (this.#error !== undefined) return;
    this.#error = error;
    this.#waiting = [];
    this.#transport?.cancel();
    this.#onEnd(error);
    for (const { reject, timer } of this.#pending.values()) {
      clearTimeout(timer);
      reject(new NoAnswerError(error));
    }
    this.#pending.clear();
  }

  async #start(open: OpenBatchTransport): Promise<void> {
    try {
      const transport = await open({
        onMessage: (message) => this.#answered(message),
        onEnd: (error) => this.end(error),
      });
      this.#transport = transport;
      if (this.#error === undefined) this.#flush();
      else transport.cancel();
    } catch (error) {
      this.end(error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** What is appended in one turn is sent at its end, together. */
  #flushSoon(): void {
    if (this.#flushing) return;
    this.#flushing = true;
    process.nextTick(() => this.#flush());
  }

  #flush(): void {
    this.#flushing = false;
    if (this.#transport === undefined) return;
    let sent = 0;
    for (const { id, message } of this.#waiting) {
      const isFull = this.#inFlightBytes + message.length > maxInFlightBytes;
      if (this.#inFlight >= maxInFlight || (isFull && this.#inFlight > 0)) break;
      sent += 1;
      const pending = this.#pending.get(id);
      // Given up while it waited: nobody would hear the answer.
      if (pending === undefined) continue;
      pending.bytes = message.length;
      this.#inFlight += 1;
      this.#inFlightBytes += message.length;
      this.#transport.write(message);
    }
    if (sent > 0) this.#waiting = this.#waiting.slice(sent);
  }

  #answered(message: Uint8Array): void {
    if (this.#error !== undefined) return;
    this.#heardAt = performance.now();
    try {
      const { id, result } = decodeBatchAnswer(message);
      this.#take(id)?.resolve(result);
    } catch (error) {
      // What comes after an answer that cannot be read is no better.
      this.end(new Error('an answer cannot be read', { cause: error }));
    }
  }

  /** A call that says nothing at all for so long is dead, whatever its connection says. */
  #expire(id: number, timeoutMs: number): void {
    const pending = this.#take(id);
    if (pending === undefined) return;
    const error = `no answer within ${timeoutMs} ms`;
    pending.resolve({ kind: 'unknown', error });
    if (this.#heardAt >= pending.since) return;
    this.#transport?.abandon();
    this.end(new Error(error));
  }

  #take(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    if (pending === undefined) return undefined;
    this.#pending.delete(id);
    clearTimeout(pending.timer);
    if (pending.bytes > 0) {
      this.#inFlight -= 1;
      this.#inFlightBytes -= pending.bytes;
      if (this.#waiting.length > 0) this.#flushSoon();
    }
    return pending;
  }
}
