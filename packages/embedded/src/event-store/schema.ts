import type { Client } from 'pg';

/**
 * `streams`: one row per stream that has ever had an event or metadata; `metadata` is the data of
 * the last event of its metastream. `events`: the log; `position` is its place in $all, `record` the
 * serialised event. Names are bytes so that any name a client may send can be stored. Records are
 * kept out of line uncompressed: compressing costs more than the disk it saves.
 */
const MIGRATIONS: readonly string[] = [
  `create table event_store.streams (
     id bigint primary key,
     name bytea not null unique,
     metadata bytea
   );
   create table event_store.events (
     position bigint primary key,
     stream_id bigint not null,
     revision bigint not null,
     event_id uuid not null,
     created_ms bigint not null,
     record bytea not null,
     unique (stream_id, revision)
   );
   create index events_by_id on event_store.events (stream_id, event_id);
   alter table event_store.events alter column record set storage external;`,
];

/** Creates the schema `event_store` or brings it up to date. The caller holds the store's lock. */
export const migrate = async (client: Client): Promise<void> => {
  await client.query(`
    create schema if not exists event_store;
    create table if not exists event_store.migrations (
      version integer primary key,
      applied_at timestamptz not null default now()
    );`);
  const { rows } = await client.query<{ version: number }>(
    'select coalesce(max(version), 0)::integer as version from event_store.migrations',
  );
  const applied = rows[0]?.version ?? 0;
  if (applied > MIGRATIONS.length) {
    throw new Error(`The database is at version ${applied}, newer than this event store`);
  }
  for (const [index, statements] of MIGRATIONS.entries()) {
    if (index < applied) continue;
    // Several statements in one simple query are one transaction.
    await client.query(
      `${statements} insert into event_store.migrations (version) values (${index + 1});`,
    );
  }
};
