import { ALL_STREAM } from '../model.ts';
import type { Tail } from '../tail.ts';

/** Tells groups that something was committed to their stream, and no others. */
export class Feed {
  readonly #tail: Tail;
  readonly #listeners = new Map<string, Set<() => void>>();
  #seen = 0;
  #isListening = false;

  constructor(tail: Tail) {
    this.#tail = tail;
  }

  /** `listener` is called after commits to the stream, or to any for $all. Returns what ends that. */
  listen(stream: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(stream) ?? new Set();
    this.#listeners.set(stream, listeners.add(listener));
    this.#begin();
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(stream) === listeners) {
        this.#listeners.delete(stream);
      }
      if (this.#listeners.size > 0) return;
      this.#tail.forget(this.#onCommit);
      this.#isListening = false;
    };
  }

  #begin(): void {
    if (this.#isListening) return;
    this.#isListening = true;
    this.#seen = this.#tail.head;
    this.#tail.onNextCommit(this.#onCommit);
  }

  readonly #onCommit = (): void => {
    const events = this.#tail.after(this.#seen, Infinity);
    this.#seen = this.#tail.head;
    this.#tail.onNextCommit(this.#onCommit);
    // Without the events at hand, whoever may be concerned has to look.
    const streams =
      events === undefined
        ? [...this.#listeners.keys()]
        : new Set([ALL_STREAM, ...events.map(({ stream }) => stream)]);
    for (const stream of streams) {
      for (const listener of this.#listeners.get(stream) ?? []) listener();
    }
  };
}
