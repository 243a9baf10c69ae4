/** `process_manager.checkpoint`: up to where the ledger has been followed. */
export interface ProcessManagerCheckpointTable {
  /** A `FollowerName`. */
  name: string;
  /** Everything of the ledger up to here is in the states; `0` before the first event. */
  position: string;
  /** The event store that the position belongs to. */
  store_id: string;
  updated_at: Date;
}
