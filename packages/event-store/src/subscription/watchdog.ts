import type { SubscriptionLimits } from './options.ts';

/** A subscription was silent although a canary event was written for it. */
class StalledError extends Error {
  override readonly name = 'StalledError';
}

/**
 * Finds out whether silence means that nothing happens or that the subscription is dead, which
 * looks the same from here: after a while of silence it writes a canary event, which a living
 * subscription must see.
 */
export class Watchdog {
  readonly #limits: SubscriptionLimits;
  readonly #sendCanary: () => void;
  #heardAt = performance.now();
  #canarySentAt: number | undefined;

  constructor(limits: SubscriptionLimits, sendCanary: () => void) {
    this.#limits = limits;
    this.#sendCanary = sendCanary;
  }

  /** Something arrived, or was not asked for meanwhile. */
  heard(): void {
    this.#heardAt = performance.now();
    this.#canarySentAt = undefined;
  }

  /** Milliseconds until there is something to check. */
  get patienceMs(): number {
    const { canaryAfterMs, stalledAfterMs } = this.#limits;
    const due =
      this.#canarySentAt === undefined
        ? this.#heardAt + canaryAfterMs
        : this.#canarySentAt + stalledAfterMs;
    return Math.max(1, due - performance.now());
  }

  /** Sends the canary when it is time for it; throws `StalledError` when it was not seen. */
  check(): void {
    const { canaryAfterMs, stalledAfterMs } = this.#limits;
    const now = performance.now();
    if (this.#canarySentAt !== undefined) {
      if (now - this.#canarySentAt < stalledAfterMs) return;
      throw new StalledError(`silent for ${Math.round(now - this.#heardAt)} ms, canary not seen`);
    }
    if (now - this.#heardAt < canaryAfterMs) return;
    this.#canarySentAt = now;
    this.#sendCanary();
  }
}
