import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/* Positions are offsets in the event store's log: they fit 63 bits, at half the bytes of numeric. */
const event = sql`
  create table causes.event (
    position bigint primary key,
    event_id uuid not null,
    stream text collate "C" not null,
    revision bigint not null,
    type text collate "C" not null,
    correlation_id text collate "C",
    causation_id text collate "C",
    command_id text collate "C",
    actor text collate "C",
    recorded_at timestamptz not null
  )`;

const checkpoint = sql`
  create table causes.checkpoint (
    one boolean primary key default true check (one),
    position bigint not null,
    store_id text not null
  )`;

const indexes = [
  sql`create index on causes.event (event_id)`,
  sql`create index on causes.event (stream)`,
  sql`create index on causes.event (correlation_id)`,
  sql`create index on causes.event (causation_id)`,
  sql`create index on causes.event (command_id)`,
];

export const causes: Migration = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of [event, checkpoint, ...indexes]) await statement.execute(db);
  },
};
