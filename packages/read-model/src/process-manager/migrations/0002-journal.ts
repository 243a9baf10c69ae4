import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/* Only ever added to, so that its pages are full and the next row is always at the end. */
const journal = sql`
  create table process_manager.journal (
    message_id text collate "C" not null,
    subject text collate "C" not null,
    direction text not null,
    kind text not null,
    order_id text collate "C",
    operation_id text collate "C",
    attempt integer,
    answers text collate "C",
    outcome text,
    code text,
    causation_id text collate "C",
    correlation_id text collate "C" not null,
    at timestamptz not null,
    primary key (message_id, subject)
  )`;

/* Nobody asks by request: its events name the orders, and what came in is their cause. */
const byOrder = sql`
  create index on process_manager.journal (order_id) where order_id is not null`;

/** What was said over NATS, and answered. What was said before is not known. */
export const messageJournal: Migration = {
  up: async (db: Kysely<unknown>) => {
    await journal.execute(db);
    await byOrder.execute(db);
  },
};
