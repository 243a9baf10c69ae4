/** What an executor did since it was made. */
export interface ExecutorMetrics {
  /** Commands that were answered, rejections included, failures not. */
  readonly commands: number;
  readonly batches: number;
  readonly largestBatch: number;
  /** Appends that another writer won; each cost one read and one more decision. */
  readonly conflicts: number;
  /** Reads that proved a cached state to be the newest, for a batch that wrote nothing. */
  readonly verifications: number;
  /** Streams read from their beginning. */
  readonly coldLoads: number;
  /** Commands that failed, whatever the error. */
  readonly failures: number;
}

export type Counters = { -readonly [Name in keyof ExecutorMetrics]: number };

export const zeroCounters = (): Counters => ({
  commands: 0,
  batches: 0,
  largestBatch: 0,
  conflicts: 0,
  verifications: 0,
  coldLoads: 0,
  failures: 0,
});
