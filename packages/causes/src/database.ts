import type { ProcessManagerDatabase, ReadModelDatabase } from '@order-ledger/read-model';
import type { Generated, Kysely } from 'kysely';

/** `causes.event`: where each event of the ledger is, and what it goes back to. */
export interface EventTable {
  /** Its commit position in `$all`. */
  position: string;
  event_id: string;
  stream: string;
  revision: string;
  type: string;
  /** These are what its metadata says; `null` where it does not. */
  correlation_id: string | null;
  causation_id: string | null;
  command_id: string | null;
  actor: string | null;
  recorded_at: Date;
}

/** `causes.checkpoint`: one row, once somebody has asked. */
interface CheckpointTable {
  one: Generated<boolean>;
  /** Everything of the ledger up to here is in the index. */
  position: string;
  /** The event store that it is an index of. */
  store_id: string;
}

/** The index of events: derived from the ledger, written by whoever asks. */
interface CausesDatabase {
  'causes.event': EventTable;
  'causes.checkpoint': CheckpointTable;
}

export type IndexDb = Kysely<CausesDatabase>;

/** What causes are told from. */
export type CausesTables = CausesDatabase & ProcessManagerDatabase & ReadModelDatabase;

export type CausesDb = Kysely<CausesTables>;
