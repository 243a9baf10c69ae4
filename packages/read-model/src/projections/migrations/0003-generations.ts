import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/*
 * Tables per generation, so that a projection can be filled again beside the one that is read. What
 * there is becomes generation 1; the names that queries use become views on the live generation.
 * A projector that has not been replaced yet goes on through the views: hence the defaults.
 */

const generation = sql`
  create table read_model.projection_generation (
    name text not null,
    generation integer not null default 1,
    version integer not null,
    store_id text not null,
    position numeric(20, 0) not null,
    events bigint not null default 0,
    status text not null default 'live'
      check (status in ('building', 'live', 'retired', 'failed')),
    created_at timestamptz not null default now(),
    switched_at timestamptz,
    updated_at timestamptz not null,
    last_error text,
    last_error_at timestamptz,
    primary key (name, generation)
  ) with (fillfactor = 50)`;

const oneLive = sql`
  create unique index projection_generation_live
    on read_model.projection_generation (name) where status = 'live'`;

const adopted = sql`
  insert into read_model.projection_generation
    (name, version, store_id, position, created_at, switched_at, updated_at)
  select name, version, store_id, position, updated_at, updated_at, updated_at
  from read_model.projection_checkpoint`;

const checkpointDropped = sql`drop table read_model.projection_checkpoint`;

const checkpoint = sql`
  create view read_model.projection_checkpoint as
  select name, version, position, store_id, updated_at
  from read_model.projection_generation where status = 'live'`;

const tables = [
  'order_listing',
  'order_details',
  'stock',
  'reservation',
  'reservation_stream',
  'product',
];

const renamed = (table: string) => sql`
  alter table ${sql.table(`read_model.${table}`)} rename to ${sql.id(`${table}_g1`)}`;

const viewed = (table: string) => sql`
  create view ${sql.table(`read_model.${table}`)} as
  select * from ${sql.table(`read_model.${table}_g1`)}`;

export const generations: Migration = {
  up: async (db: Kysely<unknown>) => {
    const statements = [
      generation,
      oneLive,
      adopted,
      checkpointDropped,
      checkpoint,
      ...tables.map(renamed),
      ...tables.map(viewed),
    ];
    for (const statement of statements) await statement.execute(db);
  },
};
