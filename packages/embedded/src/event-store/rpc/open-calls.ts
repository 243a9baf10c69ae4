/** The calls that last until somebody ends them: subscriptions and batch appends. */
export class OpenCalls {
  readonly #closers = new Set<() => void>();

  /** `close` is called when the server stops. Returns what to call when the call ends by itself. */
  add(close: () => void): () => void {
    this.#closers.add(close);
    return () => this.#closers.delete(close);
  }

  closeAll(): void {
    for (const close of this.#closers) close();
  }
}
