import { EventStoreUnavailableError } from '../errors.ts';

/**
 * Fails calls at once while the event store is known not to answer, so that callers hear it in
 * time and a store that comes back is not met by everybody's retries.
 *
 * It opens when a call used up its retry budget and meanwhile no other call was answered either:
 * one stream that fails closes nothing for the others. While it is open one call per pause is let
 * through to try; the first answer closes it.
 */
export class Breaker {
  readonly #pauseMs: number;
  #answeredAt = Number.NEGATIVE_INFINITY;
  #openUntil = 0;

  constructor(pauseMs: number) {
    this.#pauseMs = pauseMs;
  }

  /** Throws `EventStoreUnavailableError` without a call while it is open. */
  async guard<Answer>(call: () => Promise<Answer>): Promise<Answer> {
    const startedAt = performance.now();
    if (startedAt < this.#openUntil) {
      throw new EventStoreUnavailableError('the event store did not answer a moment ago');
    }
    if (this.#openUntil > 0) this.#open();
    try {
      const answer = await call();
      this.#answered();
      return answer;
    } catch (error) {
      if (!(error instanceof EventStoreUnavailableError)) this.#answered();
      else if (this.#answeredAt < startedAt) this.#open();
      throw error;
    }
  }

  #open(): void {
    this.#openUntil = performance.now() + this.#pauseMs;
  }

  #answered(): void {
    this.#answeredAt = performance.now();
    this.#openUntil = 0;
  }
}
