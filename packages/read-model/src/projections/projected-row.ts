/** What every row of a read model says about the stream that it is folded from. */
export interface ProjectedRow {
  /** Revision of the last event that is in the row. */
  revision: string;
  /** Ledger position of that event. */
  position: string;
  /** When that event happened. */
  updated_at: Date;
}
