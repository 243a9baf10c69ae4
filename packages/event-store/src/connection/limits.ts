/** How long the event store may take. All in milliseconds. */
export interface ConnectionLimits {
  /** For one try of an append. */
  readonly appendTimeoutMs: number;
  /** For one try of many appends at once. */
  readonly appendManyTimeoutMs: number;
  /** Between two events of a read, and before the first. */
  readonly readTimeoutMs: number;
  /** For all tries together, after which the outcome is looked up once more and then unknown. */
  readonly retryBudgetMs: number;
  /** Once nothing was answered for a whole budget: how often to try whether it is back. */
  readonly breakerPauseMs: number;
  readonly minBackoffMs: number;
  readonly maxBackoffMs: number;
}

export const defaultConnectionLimits: ConnectionLimits = {
  appendTimeoutMs: 3_000,
  appendManyTimeoutMs: 30_000,
  readTimeoutMs: 5_000,
  retryBudgetMs: 10_000,
  breakerPauseMs: 1_000,
  minBackoffMs: 25,
  maxBackoffMs: 1_000,
};
