import { Kysely, PostgresDialect, sql } from 'kysely';
import { Pool } from 'pg';
import type { Logger } from '../logger.ts';
import { preparing } from './prepared-statements.ts';

export interface PostgresOptions {
  readonly url: string;
  /** Shown in `pg_stat_activity`. */
  readonly applicationName: string;
  readonly logger: Logger;
  /** Most connections of this pool. Default 10. */
  readonly max?: number;
  /** The server gives a statement up after so long. Default 15 s. */
  readonly statementTimeoutMs?: number;
  /** The server refuses every statement that writes. */
  readonly readOnly?: boolean;
  /**
   * A commit does not wait for the disk: a power cut, or a server that is killed, may undo the last
   * ones, each as a whole and none before one that stays. For what is made again from the ledger.
   */
  readonly lazyCommits?: boolean;
}

const connectionTimeoutMs = 5_000;

/** Most statements that a connection prepares. Each takes the server some 50 KiB. */
const defaultCapacity = 200;
const capacityParameter = 'statement-cache-capacity';

/** The capacity as the URL has it: `0` is for a proxy that cannot take prepared statements. */
const statementCapacity = (url: string): number => {
  const capacity = Number(URL.parse(url)?.searchParams.get(capacityParameter) ?? defaultCapacity);
  if (Number.isInteger(capacity) && capacity >= 0) return capacity;
  throw new RangeError(`${capacityParameter} must be a whole number`);
};

/** Settings of the server for every session of the pool. */
const sessionSettings = ({ readOnly, lazyCommits }: PostgresOptions): string =>
  [
    ...(readOnly ? ['-c default_transaction_read_only=on'] : []),
    ...(lazyCommits ? ['-c synchronous_commit=off'] : []),
  ].join(' ');

/**
 * A pool behind Kysely, which prepares statements (`statement-cache-capacity=0` in the URL: not). A
 * lost connection is logged, replaced at the next query, and never an unhandled error; a statement or
 * connect that takes too long fails. `int8` and `numeric` are strings. `db.destroy()` ends the pool.
 */
export const connectPostgres = <DB>(options: PostgresOptions): Kysely<DB> => {
  const { url, applicationName, logger, max = 10, statementTimeoutMs = 15_000 } = options;
  const pool = new Pool({
    connectionString: url,
    application_name: applicationName,
    max,
    connectionTimeoutMillis: connectionTimeoutMs,
    statement_timeout: statementTimeoutMs,
    /* For a server that is no longer there to time out itself. */
    query_timeout: statementTimeoutMs + 1_000,
    idle_in_transaction_session_timeout: 2 * statementTimeoutMs,
    keepAlive: true,
    options: sessionSettings(options),
  });
  const lost = (err: Error): void => logger.warn({ err }, 'postgres connection lost');
  pool.on('error', lost);
  /* The pool listens to idle clients only. */
  pool.on('connect', (client) => client.on('error', lost));
  const prepared = preparing(pool, statementCapacity(url));
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool: prepared }) });
};

/** For `/health/dependencies`: rejects when the database cannot be asked. */
export const checkPostgres = async <DB>(db: Kysely<DB>): Promise<void> => {
  await sql`select 1`.execute(db);
};
