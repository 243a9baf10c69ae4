import type { EventStore } from '../connection/connect.ts';
import type { CodecOf, DomainEvent, LedgerEvent } from '../ledger-event.ts';
import type { Logger } from '../logger.ts';

export interface EventBatch<Event extends DomainEvent> {
  /** In the order of the store. May be empty: then only the position moved on. */
  readonly events: readonly LedgerEvent<Event>[];
  /** Everything up to here has been handed over; may be behind the last event. */
  readonly position: bigint;
}

export interface SubscribeOptions<Event extends DomainEvent> {
  readonly eventStore: EventStore;
  /** Names the consumer in logs, and its canary stream. */
  readonly name: string;
  /** Of stream names, such as `order-`. */
  readonly prefixes: readonly string[];
  /** Only events of these types. For consumers of few: the event store leaves the others out. */
  readonly types?: readonly string[];
  readonly codec: CodecOf<Event>;
  /** The position up to which everything is handled; `null` to begin at the beginning. */
  readonly loadCheckpoint: () => Promise<bigint | null>;
  /**
   * The store identity kept beside the checkpoint, `null` when there is none yet. A store of
   * another identity halts the subscription.
   */
  readonly loadStoreIdentity?: () => Promise<string | null>;
  /**
   * Handles a batch and stores its position, together. One at a time; an error makes the
   * subscription begin again at the stored checkpoint, a `PoisonEventError` or `GapError` halts
   * it. The signal is aborted when the subscription is stopped.
   */
  readonly handleBatch: (batch: EventBatch<Event>, signal: AbortSignal) => Promise<void>;
  /** Events per batch; 500 when left out. */
  readonly maxBatch?: number;
  readonly logger?: Logger;
  readonly limits?: Partial<SubscriptionLimits>;
}

/** All in milliseconds. */
export interface SubscriptionLimits {
  /** Silence after which a canary event is written. */
  readonly canaryAfterMs: number;
  /** Silence after the canary that proves the subscription dead. */
  readonly stalledAfterMs: number;
  /**
   * Once caught up, batches follow one another at most this often: what arrives meanwhile costs
   * one transaction instead of many. The first event after a quiet time does not wait.
   */
  readonly gatherMs: number;
  /**
   * The same in a rush: the more events the last batch had, the longer the next one gathers, up to
   * this. What a batch costs whatever is in it is then shared by more events, when it counts.
   */
  readonly busyGatherMs: number;
  /** A position without events is handed over at most this often. */
  readonly positionEveryMs: number;
  /** Before the subscription begins again: random, doubled with each failure. */
  readonly minBackoffMs: number;
  readonly maxBackoffMs: number;
}

export const defaultSubscriptionLimits: SubscriptionLimits = {
  canaryAfterMs: 5_000,
  stalledAfterMs: 5_000,
  gatherMs: 20,
  busyGatherMs: 200,
  positionEveryMs: 1_000,
  minBackoffMs: 50,
  maxBackoffMs: 5_000,
};

export type SubscriptionState =
  | 'starting'
  | 'catching_up'
  | 'live'
  | 'retrying'
  | 'halted'
  | 'stopped';

export interface SubscriptionStatus {
  readonly state: SubscriptionState;
  /** Of the last batch that was handled. */
  readonly position: bigint | null;
  /** When the last handled event was stored. */
  readonly lastEventAt: Date | null;
  /**
   * Milliseconds: while live the age of the first event that is being handled, 0 when there is none;
   * else the age of the last handled event, `null` before the first.
   */
  readonly lag: number | null;
  readonly lastError: unknown;
}

export interface Subscription {
  status(): SubscriptionStatus;
  /** Aborts the batch that is being handled, waits for it, and ends. Never rejects. */
  stop(): Promise<void>;
  /** Resolves when the subscription was stopped, rejects when it halted. */
  readonly done: Promise<void>;
}
