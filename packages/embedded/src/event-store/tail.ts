import type { CommittedEvent } from './model.ts';

const MAX_EVENTS = 16_384;
const MAX_BYTES = 32 * 1024 * 1024;

/**
 * The last events of the log, in memory, bounded in number and bytes. Readers near the head take
 * events from here; whoever is further behind reads pages from the database.
 */
export class Tail {
  /** Position of the last committed event. */
  head: number;
  /** Events at positions `head - events.length + 1` … `head`, without a gap. */
  #events: CommittedEvent[] = [];
  /** The same events by their stream, in order. */
  readonly #byStream = new Map<string, CommittedEvent[]>();
  #bytes = 0;
  readonly #waiting = new Set<() => void>();

  constructor(head: number) {
    this.head = head;
  }

  /** Adds events that have been committed; they follow the head without a gap. */
  publish(events: readonly CommittedEvent[]): void {
    for (const event of events) {
      this.#events.push(event);
      this.#bytes += event.record.length;
      const ofStream = this.#byStream.get(event.stream);
      if (ofStream === undefined) this.#byStream.set(event.stream, [event]);
      else ofStream.push(event);
    }
    this.head += events.length;
    this.#trim();
    this.#wake();
  }

  /** The log was found to end elsewhere, after a commit whose outcome had not been known. */
  reset(head: number): void {
    if (head === this.head) return;
    this.#events = [];
    this.#byStream.clear();
    this.#bytes = 0;
    this.head = head;
    this.#wake();
  }

  /** Up to `limit` events that follow `position`; undefined when some of them are no longer here. */
  after(position: number, limit: number): readonly CommittedEvent[] | undefined {
    const floor = this.head - this.#events.length;
    if (position >= this.head) return [];
    if (position < floor) return undefined;
    return this.#events.slice(position - floor, position - floor + limit);
  }

  /**
   * The events of a stream from revision `low` up to `high`, both inclusive; undefined when they are
   * not all here.
   */
  ofStream(stream: string, low: number, high: number): readonly CommittedEvent[] | undefined {
    const events = this.#byStream.get(stream);
    const first = events?.[0]?.revision ?? Infinity;
    if (events === undefined || low < first || high - first >= events.length) return undefined;
    // Revisions follow one another, a tombstone's excepted, which no read asks for.
    return events.slice(low - first, high - first + 1);
  }

  /** Calls `wake` once, when the head has moved. */
  onNextCommit(wake: () => void): void {
    this.#waiting.add(wake);
  }

  forget(wake: () => void): void {
    this.#waiting.delete(wake);
  }

  #trim(): void {
    if (this.#events.length <= MAX_EVENTS && this.#bytes <= MAX_BYTES) return;
    // Half goes at once, so that the array is not moved for every event.
    let drop = 0;
    while (drop < this.#events.length) {
      const kept = this.#events.length - drop;
      if (kept <= MAX_EVENTS / 2 && this.#bytes <= MAX_BYTES / 2) break;
      this.#bytes -= this.#events[drop]?.record.length ?? 0;
      drop += 1;
    }
    this.#forgetStreams(this.#events.slice(0, drop));
    this.#events = this.#events.slice(drop);
  }

  /** What leaves is the oldest of its stream. */
  #forgetStreams(leaving: readonly CommittedEvent[]): void {
    const counts = new Map<string, number>();
    for (const { stream } of leaving) counts.set(stream, (counts.get(stream) ?? 0) + 1);
    for (const [stream, count] of counts) {
      const left = this.#byStream.get(stream)?.slice(count) ?? [];
      if (left.length === 0) this.#byStream.delete(stream);
      else this.#byStream.set(stream, left);
    }
  }

  #wake(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const wake of waiting) wake();
  }
}
