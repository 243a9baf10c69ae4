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
