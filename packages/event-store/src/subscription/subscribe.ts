import { setTimeout as delay } from 'node:timers/promises';
import { PoisonEventError } from '@order-ledger/contracts';
import { ForeignCheckpointError, GapError } from '../errors.ts';
import type { DomainEvent, LedgerEvent } from '../ledger-event.ts';
import { silentLogger } from '../logger.ts';
import { defaultSubscriptionLimits } from './options.ts';
import type { SubscribeOptions, Subscription, SubscriptionState } from './options.ts';
import { Session } from './session.ts';
import type { SessionObserver } from './session.ts';

/** Errors that no repetition mends. */
const halts = (error: unknown): boolean =>
  error instanceof PoisonEventError ||
  error instanceof GapError ||
  error instanceof ForeignCheckpointError;

/** What is known about a subscription, over all its sessions. */
class Progress<Event extends DomainEvent> implements SessionObserver<Event> {
  state: SubscriptionState = 'starting';
  position: bigint | null = null;
  lastEventAt: Date | null = null;
  lastError: unknown = null;
  /** When the first of the events that are being handled was stored. */
  #takenFrom: Date | null = null;
  /** Sessions in a row that broke before they handled anything. */
  failures = 0;

  onStarted(checkpoint: bigint | null): void {
    this.position = checkpoint;
    this.state = 'catching_up';
  }

  onCaughtUp(caughtUp: boolean): void {
    this.state = caughtUp ? 'live' : 'catching_up';
    this.#takenFrom = null;
    if (caughtUp) this.failures = 0;
  }

  onTaken(events: readonly LedgerEvent<Event>[]): void {
    this.#takenFrom = events[0]?.createdAt ?? null;
  }

  onHandled(events: readonly LedgerEvent<Event>[], position: bigint): void {
    this.position = position;
    this.lastEventAt = events.at(-1)?.createdAt ?? this.lastEventAt;
    this.#takenFrom = null;
    this.failures = 0;
  }

  get lag(): number | null {
    if (this.state === 'live' && this.#takenFrom === null) return 0;
    const from = this.#takenFrom ?? this.lastEventAt;
    return from === null ? null : Date.now() - from.getTime();
  }
}

/**
 * A catch-up subscription that lasts: when it ends, fails or falls silent, and when a batch cannot
 * be handled, it begins again at the stored checkpoint. It halts, loudly, only where going on would
 * skip or misread events.
 */
export const subscribe = <Event extends DomainEvent>(
  options: SubscribeOptions<Event>,
): Subscription => {
  const { name, logger = silentLogger } = options;
  const limits = { ...defaultSubscriptionLimits, ...options.limits };
  const stopping = new AbortController();
  const { signal } = stopping;
  const progress = new Progress<Event>();

  const backOff = async (): Promise<void> => {
    const ceiling = Math.min(limits.maxBackoffMs, limits.minBackoffMs * 2 ** progress.failures);
    progress.failures += 1;
    await delay(ceiling * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => {});
  };

  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        await new Session(options, limits, progress, signal).run();
      } catch (error) {
        if (signal.aborted) break;
        progress.lastError = error;
        const { position } = progress;
        const fields = { subscription: name, position: position?.toString(), err: error };
        if (halts(error)) {
          progress.state = 'halted';
          logger.error(fields, 'subscription halted');
          throw error;
        }
        progress.state = 'retrying';
        logger.warn(fields, 'subscription broke, beginning again');
        await backOff();
      }
    }
    progress.state = 'stopped';
  };

  const done = run();
  const settled = done.catch(() => {});
  return {
    done,
    status: () => {
      const { state, position, lastEventAt, lag, lastError } = progress;
      return { state, position, lastEventAt, lag, lastError };
    },
    stop: async () => {
      stopping.abort();
      await settled;
    },
  };
};
