/** `process_manager.inbox`: every message that was handled, for ever. */
export interface InboxTable {
  message_id: string;
  received_at: Date;
}
