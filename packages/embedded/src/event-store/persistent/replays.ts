import type { Message } from './message.ts';

/**
 * Which parked messages are being delivered again, by their revisions in the stream of parked
 * messages. Only what is settled may be removed from there: until then the stream is all that would
 * be left of it after a crash.
 */
export class Replays {
  /** Taken out of the stream so far, exclusive. */
  #taken = 0;
  #until = 0;
  readonly #open = new Set<number>();
  #removedBefore = 0;

  /** The first revision that is still parked. */
  get taken(): number {
    return this.#taken;
  }

  /** What is still to be taken out: revisions from `low` to `high`, both inclusive; undefined = nothing. */
  get wanted(): { readonly low: number; readonly high: number } | undefined {
    return this.#taken < this.#until ? { low: this.#taken, high: this.#until - 1 } : undefined;
  }

  /** Takes out what there is from `low` up to, without, `until`. */
  start(low: number, until: number): void {
    this.#taken = Math.max(this.#taken, low);
    this.#until = Math.max(this.#until, until);
    this.#removedBefore = Math.max(this.#removedBefore, low);
  }

  take(revision: number): void {
    this.#open.add(revision);
    this.#taken = revision + 1;
  }

  /** Nothing more is to be found before `revision`. */
  pass(revision: number): void {
    this.#taken = Math.max(this.#taken, revision);
  }

  settle({ origin }: Message): void {
    if (origin.kind === 'parked') this.#open.delete(origin.revision);
  }

  /** Before which revision the stream is to be cut off now. `isTick`: also when others are open. */
  due(isTick: boolean): number | undefined {
    if (this.#open.size > 0 && !isTick) return undefined;
    const [oldest] = this.#open;
    const before = oldest ?? this.#taken;
    return before > this.#removedBefore ? before : undefined;
  }

  removed(before: number): void {
    this.#removedBefore = before;
  }
}
