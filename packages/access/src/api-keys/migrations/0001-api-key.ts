import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const apiKey = sql`
  create table access.api_key (
    key_id text collate "C" primary key,
    name text collate "C" not null,
    scopes text[] not null,
    hash bytea not null check (length(hash) = 32),
    created_at timestamptz not null default now(),
    expires_at timestamptz,
    revoked_at timestamptz,
    last_used_at timestamptz
  )`;

/* A revoked key leaves its name to the next one: the caller is still the same. */
const name = sql`create unique index on access.api_key (name) where revoked_at is null`;

export const apiKeys: Migration = {
  up: async (db: Kysely<unknown>) => {
    await apiKey.execute(db);
    await name.execute(db);
  },
};
