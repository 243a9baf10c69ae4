import type { ServerWritableStream } from '@grpc/grpc-js';

/** The answers of one call, written no faster than the client reads. */
export class ResponseStream {
  readonly #call: ServerWritableStream<unknown, Buffer>;
  #closed = false;
  readonly #onClose = new Set<() => void>();

  constructor(call: ServerWritableStream<unknown, Buffer>) {
    this.#call = call;
    const close = (): void => {
      this.#closed = true;
      for (const listener of this.#onClose) listener();
      this.#onClose.clear();
    };
    call.once('cancelled', close);
    call.once('close', close);
    call.once('error', close);
  }

  /** The client is gone; nothing that is written arrives. */
  get closed(): boolean {
    return this.#closed || this.#call.cancelled;
  }

  /** Writes a message; a promise when the client has to catch up first. */
  write(message: Buffer): Promise<void> | undefined {
    if (this.closed || this.#call.write(message)) return undefined;
    return this.wait((wake) => {
      this.#call.once('drain', wake);
      return () => this.#call.off('drain', wake);
    });
  }

  /** Waits for what `subscribe` subscribes to, or for the end of the call. */
  async wait(subscribe: (wake: () => void) => () => void): Promise<void> {
    if (this.closed) return;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        unsubscribe();
        this.#onClose.delete(done);
        resolve();
      };
      const unsubscribe = subscribe(done);
      this.#onClose.add(done);
    });
  }

  end(): void {
    if (!this.closed) this.#call.end();
  }

  fail(error: Error): void {
    if (!this.closed) this.#call.emit('error', error);
  }
}
