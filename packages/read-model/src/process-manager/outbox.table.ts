import type { ColumnType, Generated } from 'kysely';

/** `process_manager.outbox`: what is still to be done outside. Rows that are done are deleted. */
export interface OutboxTable {
  id: Generated<string>;
  order_id: string;
  /** Each kind of receiver has its own, so that one that is down does not hold up the other. */
  channel: 'commands' | 'messages';
  /** Rows of one lane are carried out in the order of their ids. */
  lane: string;
  /** The domain's `FulfilmentAction`. */
  action: ColumnType<unknown, string, never>;
  cause: ColumnType<unknown, string, never>;
  /** Tries that failed. */
  attempts: Generated<number>;
  /** Not to be tried before. */
  due_at: Date;
  created_at: Date;
}
