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
  /** Streams read from their beginning, or from a snapshot. */
  readonly coldLoads: number;
  readonly snapshotsTaken: number;
  /** Snapshots that would not have fitted into an event. */
  readonly snapshotsTooLarge: number;
  /** Loads that began at a snapshot. */
  readonly snapshotsUsed: number;
  /** Snapshots that were damaged, of another version of the program, or of another stream. */
  readonly snapshotsDiscarded: number;
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
  snapshotsTaken: 0,
  snapshotsTooLarge: 0,
  snapshotsUsed: 0,
  snapshotsDiscarded: 0,
  failures: 0,
});
