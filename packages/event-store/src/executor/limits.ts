/** Bounds of a command executor. */
export interface ExecutorLimits {
  /** Aggregates kept in memory. */
  readonly maxCached: number;
  /** Commands decided and appended together. */
  readonly maxBatch: number;
  /** Commands that may wait for one stream. */
  readonly maxQueued: number;
  /** Commands that may wait or be under way, of all streams together. */
  readonly maxPending: number;
  /** Streams that are worked on at the same time. */
  readonly maxActive: number;
  /** Appends that may lose against other writers before a batch is given up. */
  readonly maxAttempts: number;
  /** One append, as the event store counts it; it takes 1 MiB. */
  readonly maxAppendBytes: number;
  /** How long a command may wait before its first try. */
  readonly maxWaitMs: number;
  /** Before another attempt after a conflict: random, up to this, doubled each time. */
  readonly conflictBackoffMs: number;
  /** Events of a stream between two snapshots of it. */
  readonly snapshotEvery: number;
  /** What snapshots may add to a stream, for each of its events: large ones come less often. */
  readonly snapshotBytesPerEvent: number;
}

export const defaultExecutorLimits: ExecutorLimits = {
  maxCached: 10_000,
  maxBatch: 500,
  maxQueued: 5_000,
  maxPending: 20_000,
  maxActive: 64,
  maxAttempts: 8,
  maxAppendBytes: 900_000,
  maxWaitMs: 10_000,
  conflictBackoffMs: 5,
  snapshotEvery: 2_000,
  snapshotBytesPerEvent: 50,
};
