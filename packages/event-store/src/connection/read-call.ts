import { decodeRead } from './wire/read-answer.ts';
import type { ReadItem } from './wire/read-answer.ts';

/** Bytes that may wait to be taken, whatever the number of events. */
const maxBufferedBytes = 4 * 1024 * 1024;

/** The gRPC call beneath, as far as it is needed. */
export interface ReadTransport {
  pause(): unknown;
  resume(): unknown;
  cancel(): void;
}

export interface ReadTransportListener {
  readonly onMessage: (message: Uint8Array) => void;
  /** However it ended; without an error when that was all. More than once does no harm. */
  readonly onEnd: (error?: Error) => void;
}

export type OpenReadTransport = (listener: ReadTransportListener) => Promise<ReadTransport>;

/**
 * One `Streams/Read` call. What arrives is decoded and waits here to be taken, many at a time; when
 * that is much, the event store has to wait. A call that is closed early has no end that could be
 * taken for the end of the events.
 */
export class ReadCall {
  readonly #maxBuffered: number;
  #transport: ReadTransport | undefined;
  #items: ReadItem[] = [];
  #bytes = 0;
  #paused = false;
  #end: { readonly error: Error | undefined } | undefined;
  /** Who waits, and what for. */
  #waiting: { readonly isMet: () => boolean; readonly wake: () => void } | undefined;

  constructor(open: OpenReadTransport, maxBuffered: number) {
    this.#maxBuffered = maxBuffered;
    void this.#start(open);
  }

  /**
   * At most so many of the items that have arrived, oldest first. None: nothing has arrived since.
   * `undefined`: there is no more. Throws the error that the call ended with, after all before it.
   */
  take(maxCount = Number.POSITIVE_INFINITY): readonly ReadItem[] | undefined {
    if (this.#items.length > 0) return this.#taken(maxCount);
    if (this.#end?.error !== undefined) throw this.#end.error;
    return this.#end === undefined ? [] : undefined;
  }

  /** Resolves when there is something to take, after the time, or on `signal`. True: there is. */
  async arrival(timeoutMs: number, signal?: AbortSignal): Promise<boolean> {
    return await this.#until(() => this.#isReady, timeoutMs, signal);
  }

  /** Resolves when as much waits as may, or the call has ended, after the time, or on `signal`. */
  async filled(timeoutMs: number, signal?: AbortSignal): Promise<void> {
    await this.#until(() => this.isFull || this.#end !== undefined, timeoutMs, signal);
  }

  /** As much waits to be taken as may: the event store is ahead of whoever reads. */
  get isFull(): boolean {
    return this.#items.length >= this.#maxBuffered || this.#bytes >= maxBufferedBytes;
  }

  close(): void {
    this.#finish(new Error('the read is closed'));
    this.#items = [];
    this.#cancel();
  }

  get #isReady(): boolean {
    return this.#items.length > 0 || this.#end !== undefined;
  }

  async #until(
    isMet: () => boolean,
    timeoutMs: number,
    signal: AbortSignal | undefined,
  ): Promise<boolean> {
    if (isMet() || signal?.aborted === true) return isMet();
    const { promise, resolve } = Promise.withResolvers<void>();
    // Not at once: what has arrived with it, or while the process was busy, is read first.
    const wake = (): void => {
      setImmediate(resolve);
    };
    this.#waiting = { isMet, wake };
    const timer = setTimeout(wake, timeoutMs);
    signal?.addEventListener('abort', wake, { once: true });
    await promise;
    clearTimeout(timer);
    signal?.removeEventListener('abort', wake);
    this.#waiting = undefined;
    return isMet();
  }

  async #start(open: OpenReadTransport): Promise<void> {
    try {
      const transport = await open({
        onMessage: (message) => this.#arrived(message),
        onEnd: (error) => this.#finish(error),
      });
      this.#transport = transport;
      if (this.#paused) transport.pause();
      if (this.#end !== undefined) this.#cancel();
    } catch (error) {
      this.#finish(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #arrived(message: Uint8Array): void {
    if (this.#end !== undefined) return;
    try {
      const item = decodeRead(message);
      if (item === undefined) return;
      this.#items.push(item);
    } catch (error) {
      this.#finish(new Error('an answer cannot be read', { cause: error }));
      this.#cancel();
      return;
    }
    this.#bytes += message.length;
    if (this.isFull) this.#pause();
    this.#awake();
  }

  #finish(error: Error | undefined): void {
    this.#end ??= { error };
    this.#awake();
  }

  #awake(): void {
    if (this.#waiting?.isMet() !== true) return;
    this.#waiting.wake();
    this.#waiting = undefined;
  }

  #taken(maxCount: number): readonly ReadItem[] {
    const items = this.#items;
    this.#items = items.slice(maxCount);
    // About: what is left is taken to be as large as the rest.
    this.#bytes *= this.#items.length / items.length;
    if (this.#paused && !this.isFull) {
      this.#paused = false;
      this.#transport?.resume();
    }
    return items.slice(0, maxCount);
  }

  /** The library keeps a cancelled call whose answer nobody reads to its end. */
  #cancel(): void {
    this.#transport?.cancel();
    this.#transport?.resume();
  }

  #pause(): void {
    if (this.#paused) return;
    this.#paused = true;
    this.#transport?.pause();
  }
}
