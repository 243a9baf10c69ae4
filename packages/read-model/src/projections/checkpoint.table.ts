/** `read_model.projection_checkpoint`, a view: how far the live generation of each projection is. */
export interface ProjectionCheckpointTable {
  name: string;
  /** Version of the projection's code that wrote the rows; another version needs a rebuild. */
  version: number;
  /** Everything of the ledger up to here is in the rows; `0` before the first event. */
  position: string;
  /** The event store that the position belongs to. */
  store_id: string;
  updated_at: Date;
}
