import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/* Ids are compared byte by byte ("C"): exact, fast, and independent of the server's locale. */

const checkpoint = sql`
  create table process_manager.checkpoint (
    name text primary key,
    position numeric(20, 0) not null,
    store_id text not null,
    updated_at timestamptz not null
  )`;

/* Room on each page for the next versions of a row, most of which leave its index entries alone. */
const fulfilment = sql`
  create table process_manager.fulfilment (
    order_id text collate "C" primary key,
    state jsonb not null,
    cause jsonb not null,
    settled boolean not null,
    wake_at timestamptz,
    updated_at timestamptz not null
  ) with (fillfactor = 70)`;

/* Queues: rows come and go, so they are swept early and often. */
const outbox = sql`
  create table process_manager.outbox (
    id bigint generated always as identity primary key,
    order_id text collate "C" not null,
    channel text not null,
    lane text collate "C" not null,
    action jsonb not null,
    cause jsonb not null,
    attempts integer not null default 0,
    due_at timestamptz not null,
    created_at timestamptz not null
  ) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000)`;

const inbox = sql`
  create table process_manager.inbox (
    message_id text collate "C" primary key,
    received_at timestamptz not null
  )`;

const indexes = [
  sql`create index on process_manager.fulfilment (wake_at) where wake_at is not null`,
  sql`create index on process_manager.outbox (channel, due_at, id)`,
  sql`create index on process_manager.outbox (lane, id)`,
];

export const processManager: Migration = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of [checkpoint, fulfilment, outbox, inbox, ...indexes]) {
      await statement.execute(db);
    }
  },
};
