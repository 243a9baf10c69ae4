import type { EventFeed, FeedBatch, FeedFilter } from '../connection/event-feed.ts';
import { canaryStream, canaryType } from '../connection/store-identity.ts';
import { decodeEvent } from '../ledger-event.ts';
import type { DomainEvent, LedgerEvent } from '../ledger-event.ts';
import { silentLogger } from '../logger.ts';
import type { RawEvent } from '../raw-event.ts';
import type { SubscribeOptions, SubscriptionLimits } from './options.ts';
import { assertOwnStore } from './own-store.ts';
import { Watchdog } from './watchdog.ts';

const defaultMaxBatch = 500;

/** For each event of the last batch. From 100 events a second on batches grow, below they shrink. */
const gatherMsPerEvent = 10;

/** What a session tells about itself. */
export interface SessionObserver<Event extends DomainEvent> {
  onStarted(checkpoint: bigint | null): void;
  onCaughtUp(caughtUp: boolean): void;
  onTaken(events: readonly LedgerEvent<Event>[]): void;
  onHandled(events: readonly LedgerEvent<Event>[], position: bigint): void;
}

type Wanted = Pick<SubscribeOptions<DomainEvent>, 'prefixes' | 'types'>;

/** What the event store sends: also the canary, and with types events of other streams. */
const filterOf = ({ name, prefixes, types }: Wanted & { readonly name: string }): FeedFilter =>
  types === undefined
    ? { on: 'stream', prefixes: [...prefixes, canaryStream(name)] }
    : { on: 'type', prefixes: [...types, canaryType] };

const isWanted = ({ prefixes, types }: Wanted, { stream, type }: RawEvent): boolean =>
  (types === undefined || types.includes(type)) &&
  prefixes.some((prefix) => stream.startsWith(prefix));

/**
 * One subscription from the stored checkpoint until it breaks. It alone reads its feed and hands
 * over one batch at a time, and the next session begins only when this one has ended: an event of
 * an old subscription can never arrive after one of a newer.
 */
export class Session<Event extends DomainEvent> {
  readonly #options: SubscribeOptions<Event>;
  readonly #limits: SubscriptionLimits;
  readonly #observer: SessionObserver<Event>;
  readonly #signal: AbortSignal;
  readonly #watchdog: Watchdog;
  #position: bigint | null = null;
  /** Reached without an event to hand over. */
  #ahead: bigint | null = null;
  #handedOverAt = performance.now();
  /** The last batch that had events: how many, and when it was handled. */
  #lastBatch = { size: 0, at: Number.NEGATIVE_INFINITY };

  constructor(
    options: SubscribeOptions<Event>,
    limits: SubscriptionLimits,
    observer: SessionObserver<Event>,
    signal: AbortSignal,
  ) {
    this.#options = options;
    this.#limits = limits;
    this.#observer = observer;
    this.#signal = signal;
    this.#watchdog = new Watchdog(limits, () => this.#sendCanary());
  }

  /** Resolves when the signal is aborted, rejects with what broke the subscription. */
  async run(): Promise<void> {
    const { eventStore, maxBatch = defaultMaxBatch } = this.#options;
    this.#position = await this.#options.loadCheckpoint();
    await assertOwnStore(this.#options, this.#position);
    if (this.#signal.aborted) return;
    const feed = eventStore.openFeed({
      after: this.#position,
      filter: filterOf(this.#options),
      bufferSize: maxBatch,
    });
    this.#observer.onStarted(this.#position);
    this.#watchdog.heard();
    try {
      while (!this.#signal.aborted) await this.#step(feed, maxBatch);
    } finally {
      feed.close();
    }
  }

  async #step(feed: EventFeed, maxBatch: number): Promise<void> {
    this.#observer.onCaughtUp(feed.caughtUp());
    if (feed.caughtUp()) await this.#gather(feed);
    const batch = await feed.take(maxBatch, this.#waitMs(), this.#signal);
    if (this.#signal.aborted) return;
    if (batch === undefined) {
      this.#watchdog.check();
    } else {
      await this.#handle(batch);
      this.#watchdog.heard();
    }
    await this.#handOverPosition();
  }

  async #gather(feed: EventFeed): Promise<void> {
    const { gatherMs, busyGatherMs } = this.#limits;
    const { size, at } = this.#lastBatch;
    const rushMs = Math.min(size * gatherMsPerEvent, busyGatherMs);
    const waitMs = at + Math.max(gatherMs, rushMs) - performance.now();
    if (waitMs <= 0) return;
    await feed.filled(waitMs, this.#signal);
    this.#observer.onCaughtUp(feed.caughtUp());
  }

  #waitMs(): number {
    const positionDue =
      this.#ahead === null
        ? Number.POSITIVE_INFINITY
        : this.#handedOverAt + this.#limits.positionEveryMs - performance.now();
    return Math.max(1, Math.min(this.#watchdog.patienceMs, positionDue));
  }

  async #handle({ events: raw, position }: FeedBatch): Promise<void> {
    const { codec } = this.#options;
    const events: LedgerEvent<Event>[] = [];
    for (const event of raw) {
      if (this.#position !== null && event.position <= this.#position) {
        throw new Error(`event at ${event.position} arrived after ${this.#position}`);
      }
      if (!isWanted(this.#options, event)) continue;
      try {
        events.push(decodeEvent(event, codec));
      } catch (error) {
        // What comes before the poison is good.
        await this.#handOver(events, events.at(-1)?.position ?? null);
        throw error;
      }
    }
    if (events.length > 0) await this.#handOver(events, position);
    else this.#ahead = position ?? this.#ahead;
  }

  async #handOverPosition(): Promise<void> {
    const due = performance.now() - this.#handedOverAt >= this.#limits.positionEveryMs;
    if (this.#ahead !== null && due) await this.#handOver([], this.#ahead);
  }

  async #handOver(events: readonly LedgerEvent<Event>[], position: bigint | null): Promise<void> {
    this.#ahead = null;
    if (position === null || (this.#position !== null && position <= this.#position)) return;
    this.#observer.onTaken(events);
    await this.#options.handleBatch({ events, position }, this.#signal);
    this.#position = position;
    this.#handedOverAt = performance.now();
    if (events.length > 0) this.#lastBatch = { size: events.length, at: this.#handedOverAt };
    this.#observer.onHandled(events, position);
  }

  #sendCanary(): void {
    const { eventStore, name, logger = silentLogger } = this.#options;
    eventStore.sendCanary(name).catch((error: unknown) => {
      logger.warn({ subscription: name, err: error }, 'canary not written');
    });
  }
}
