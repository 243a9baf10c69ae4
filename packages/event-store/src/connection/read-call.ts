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
  #wake: (() => void) | undefined;

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
    if (this.#isReady || signal?.aborted === true) return this.#isReady;
    const { promise, resolve } = Promise.withResolvers<void>();
    // Not at once: what has arrived with it, or while the process was busy, is read first.
    const wake = (): void => {
      setImmediate(resolve);
    };
    this.#wake = wake;
    const timer = setTimeout(wake, timeoutMs);
    signal?.addEventListener('abort', wake, { once: true });
    await promise;
    clearTimeout(timer);
    signal?.removeEventListener('abort', wake);
    this.#wake = undefined;
    return this.#isReady;
  }

  close(): void {
    this.#finish(new Error('the read is closed'));
    this.#items = [];
    this.#cancel();
  }

  get #isReady(): boolean {
    return this.#items.length > 0 || this.#end !== undefined;
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
    if (this.#items.length >= this.#maxBuffered || this.#bytes >= maxBufferedBytes) this.#pause();
    this.#awake();
  }

  #finish(error: Error | undefined): void {
    this.#end ??= { error };
    this.#awake();
  }

  #awake(): void {
    this.#wake?.();
    this.#wake = undefined;
  }

  #taken(maxCount: number): readonly ReadItem[] {
    const items = this.#items;
    const isAll = items.length <= maxCount;
    this.#items = isAll ? [] : items.slice(maxCount);
    if (!isAll) return items.slice(0, maxCount);
    this.#bytes = 0;
    if (this.#paused) {
      this.#paused = false;
      this.#transport?.resume();
    }
    return items;
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
