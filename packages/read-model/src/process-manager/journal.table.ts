/**
 * `process_manager.journal`: every message that was sent to the warehouse or the payment provider,
 * and every one that came from them or from another service. What it said, not whom it concerns.
 */
export interface JournalTable {
  /** Unique among the messages of its subject, for ever. */
  message_id: string;
  subject: string;
  direction: 'sent' | 'received';
  /** What is asked for or answered (`reserve`, `query`, `charge` …), or what others tell (`price`). */
  kind: string;
  /** `null` for what is about no order. */
  order_id: string | null;
  /** The operation outside, which has one id however often it is asked for. */
  operation_id: string | null;
  /** How often the operation was asked for, this time included. Of what was sent. */
  attempt: number | null;
  /** The `message_id` of the request that it answers, where the answer says it. */
  answers: string | null;
  /** Of an answer: `accepted`, `refused`, `succeeded` … */
  outcome: string | null;
  /** Why not, in the words of whoever answered. */
  code: string | null;
  /** The event or message that it was sent for. */
  causation_id: string | null;
  /** The request that everything began with. */
  correlation_id: string;
  at: Date;
}
