import pRetry from 'p-retry';
import { EventStoreUnavailableError } from '../errors.ts';
import type { ConnectionLimits } from './limits.ts';

/** The event store gave no answer; the same call may be tried again. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';

  constructor(cause: unknown) {
    super('the event store gave no answer', { cause });
  }
}

/**
 * Tries until there is an answer, with jittered back-off, within the budget; tells the attempt its
 * number, from 1. Only a `NoAnswerError` is tried again; `EventStoreUnavailableError` when the budget is used up.
 */
export const untilAnswered = async <Answer>(
  attempt: (number: number) => Promise<Answer>,
  limits: ConnectionLimits,
  signal: AbortSignal,
  onRetry: () => void = () => {},
): Promise<Answer> => {
  try {
    return await pRetry(attempt, {
      retries: Number.POSITIVE_INFINITY,
      minTimeout: limits.minBackoffMs,
      maxTimeout: limits.maxBackoffMs,
      randomize: true,
      maxRetryTime: limits.retryBudgetMs,
      signal,
      shouldRetry: ({ error }) => error instanceof NoAnswerError,
      onFailedAttempt: ({ error }) => {
        if (error instanceof NoAnswerError) onRetry();
      },
    });
  } catch (error) {
    if (error instanceof NoAnswerError || signal.aborted) {
      throw new EventStoreUnavailableError('the event store does not answer', { cause: error });
    }
    throw error;
  }
};

/** Rejects with a `NoAnswerError` when the promise takes longer: a net under calls that may hang. */
export const within = async <Answer>(ms: number, promise: Promise<Answer>): Promise<Answer> => {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(new NoAnswerError(new Error(`nothing within ${ms} ms`)));
  }, ms);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
};
