import type { ClientConfig, PoolConfig } from 'pg';

/**
 * Every query of the store walks an index, whatever the statistics of a table that has just grown
 * from nothing say; so the planner is not asked. Commits are synchronous whatever the server's default.
 */
const SETTINGS = [
  'enable_seqscan=off',
  'enable_hashjoin=off',
  'enable_mergejoin=off',
  'enable_bitmapscan=off',
  'plan_cache_mode=force_generic_plan',
  'jit=off',
  'synchronous_commit=on',
];

const STATEMENT_TIMEOUT_MS = 10_000;

/** Connection settings that the writer's session and the readers' pool share. */
export const connectionConfig = (postgresUrl: string): ClientConfig & PoolConfig => ({
  connectionString: postgresUrl,
  application_name: 'event-store',
  options: SETTINGS.map((setting) => `-c ${setting}`).join(' '),
  connectionTimeoutMillis: 5_000,
  statement_timeout: STATEMENT_TIMEOUT_MS,
  query_timeout: STATEMENT_TIMEOUT_MS + 2_000,
  keepAlive: true,
});

/**
 * An array of numbers or UUIDs as PostgreSQL writes it; null = NULL. `pg` would quote and escape
 * each element.
 */
export const arrayOf = (elements: readonly (number | string | null)[]): string =>
  `{${elements.map((element) => element ?? 'NULL').join(',')}}`;
