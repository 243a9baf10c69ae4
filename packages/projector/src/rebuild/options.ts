import type { EventStore } from '@order-ledger/event-store';
import type { ProjectionName } from '@order-ledger/read-model';
import type { Logger } from '@order-ledger/service-kit';
import type { Db } from '../db.ts';
import type { Comparison } from './compare.ts';

/** For the connections of a rebuild: an index over a large table takes its time. */
export const rebuildStatementTimeoutMs = 3_600_000;

/** Events per transaction. Many: a row that many events change is written once per transaction. */
export const rebuildBatchSize = 5_000;

export interface RebuildProgress {
  readonly phase: 'filling' | 'indexing' | 'comparing' | 'switching';
  /** Events that were read so far, this time. */
  readonly events: number;
  /** Everything up to here is in the new tables. */
  readonly position: bigint;
  /** Of the newest event of the store, when it was asked last. */
  readonly head: bigint;
}

export interface RebuildOptions {
  /** With a statement timeout of `rebuildStatementTimeoutMs`, and a connection to spare. */
  readonly db: Db;
  readonly eventStore: EventStore;
  readonly logger: Logger;
  readonly projections: readonly ProjectionName[];
  /** Throws away what an earlier rebuild has left half-built, instead of going on with it. */
  readonly fromScratch?: boolean;
  /** Builds and compares; then drops what was built. */
  readonly dryRun?: boolean;
  /** Also when the live rows are of another event store, as after a restore. */
  readonly acceptStore?: boolean;
  /** Leaves out projections whose live generation is of this code's version. */
  readonly outdatedOnly?: boolean;
  /** Ends it in good order: what was built stays, and the next rebuild goes on with it. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: RebuildProgress) => void;
  /** Events per transaction. Default `rebuildBatchSize`. */
  readonly batchSize?: number;
}

/** What became of one projection. */
export interface RebuiltProjection {
  readonly name: ProjectionName;
  readonly generation: number;
  readonly version: number;
  /** What was live before. */
  readonly replaced: { readonly generation: number; readonly version: number };
  /** Where an earlier rebuild had come to; `0n` when it began at the beginning. */
  readonly resumedFrom: bigint;
  readonly position: bigint;
  /** Events that were handed to it, this time. */
  readonly events: number;
  /** `compared`: only that, for it was a dry run. `failed`: the old generation still serves. */
  readonly outcome: 'switched' | 'compared' | 'failed';
  readonly error: string | null;
  /** With the generation that was live; `null` when it did not come so far, or cannot be compared. */
  readonly comparison: Comparison | null;
}

/** Somebody else is rebuilding the projection. */
export class RebuildRunningError extends Error {
  override readonly name = 'RebuildRunningError';
  readonly code = 'rebuild_running';

  constructor(name: ProjectionName) {
    super(`${name} is being rebuilt by another process`);
  }
}
