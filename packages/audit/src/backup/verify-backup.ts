import { type EventStore, readRawStream } from '@order-ledger/event-store';
import type { QueryExecutorProvider } from 'kysely';
import { type KeptCheckpoint, keptCheckpoints } from './checkpoints.ts';
import { type NewestRow, newestRow } from './newest-rows.ts';

/**
 * `beyond_head`: it has seen events that the store has not. `foreign_store`: it belongs to another
 * store. `other_history`: its newest row is of an event that the store has not, though the store has
 * gone on beyond it: an older copy was restored, and written to.
 */
export type Verdict = 'ok' | 'beyond_head' | 'foreign_store' | 'other_history';

export interface JudgedCheckpoint extends KeptCheckpoint {
  readonly verdict: Verdict;
  /** The row that tells of another history. */
  readonly row?: NewestRow;
}

export interface BackupReport {
  /** Of the newest event of the store. */
  readonly head: bigint;
  readonly storeId: string;
  readonly checkpoints: readonly JudgedCheckpoint[];
}

const isThere = async (eventStore: EventStore, row: NewestRow): Promise<boolean> => {
  const { stream, revision, position, at } = row;
  const range = { fromRevision: revision, toRevision: revision };
  for await (const event of readRawStream(eventStore, stream, range)) {
    // Two histories that went the same way differ in the time.
    return event.position === position && event.createdAt.getTime() === at.getTime();
  }
  return false;
};

/**
 * Holds every checkpoint of a database, and the newest row of every projection, against the event
 * store: after one of the two, or both, were restored. A checkpoint that is behind is well: what
 * follows the ledger catches up.
 */
export const verifyBackup = async (
  db: QueryExecutorProvider,
  eventStore: EventStore,
): Promise<BackupReport> => {
  const kept = await keptCheckpoints(db);
  const storeId = await eventStore.storeIdentity();
  // After the checkpoints, so that a ledger that is written meanwhile is never behind them.
  const head = await eventStore.head();
  const checkpoints: JudgedCheckpoint[] = [];
  for (const checkpoint of kept) {
    if (checkpoint.storeId !== storeId) {
      checkpoints.push({ ...checkpoint, verdict: 'foreign_store' });
    } else if (checkpoint.position > head) {
      checkpoints.push({ ...checkpoint, verdict: 'beyond_head' });
    } else {
      const row =
        checkpoint.keeper === 'projection' ? await newestRow(db, checkpoint.name) : undefined;
      const holds = row === undefined || (await isThere(eventStore, row));
      checkpoints.push(
        holds ? { ...checkpoint, verdict: 'ok' } : { ...checkpoint, verdict: 'other_history', row },
      );
    }
  }
  return { head, storeId, checkpoints };
};
