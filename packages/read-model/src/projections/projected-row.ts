import { sql } from 'kysely';
import { type TableDefinition, inReadModel, projectedColumns } from './physical-tables.ts';

/** What every row of a read model says about the stream that it is folded from. */
export interface ProjectedRow {
  /** Revision of the last event that is in the row. */
  revision: string;
  /** Ledger position of that event. */
  position: string;
  /** When that event happened. */
  updated_at: Date;
}

/**
 * `read_model.{projection}_stream`: how far each stream has been folded, for projections that make
 * many rows of one stream: none of those rows has seen every event of it.
 */
export interface StreamRow extends ProjectedRow {
  stream_id: string;
}

/* A row per hot stream, updated with every batch: room on its page for the next versions of it. */
export const streamTable: TableDefinition = {
  table: (name) => sql`
    create table ${inReadModel(name)} (
      stream_id text collate "C" primary key,
      ${projectedColumns}
    ) with (fillfactor = 50)`,
  indexes: () => [],
};
