import { testPostgres } from '@order-ledger/embedded/testing';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { buildServer, connectPostgres, createLogger, isPostgresUnavailable } from '../src/index.ts';
import type { PostgresOptions } from '../src/postgres/connect.ts';

const logger = createLogger({ service: 'test', level: 'silent' });
const server = await testPostgres();

const connect = (options: Partial<PostgresOptions> = {}) => {
  const db = connectPostgres<never>({
    url: server.url,
    applicationName: 'kit-test',
    logger,
    ...options,
  });
  onTestFinished(async () => await db.destroy());
  return db;
};

const answer = async (db: Kysely<never>): Promise<unknown> => {
  const { rows } = await sql`select 9007199254740993::int8 as big, 1.50::numeric as exact`.execute(
    db,
  );
  return rows[0];
};

const terminate = async (by: Kysely<never>): Promise<void> => {
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'kit-test' and pid <> pg_backend_pid()`.execute(by);
};

it('keeps big and exact numbers as text', async () => {
  expect(await answer(connect())).toEqual({ big: '9007199254740993', exact: '1.50' });
});

it.each<[string, Partial<PostgresOptions>, object]>([
  ['by default', {}, { commits: 'on', read_only: 'off' }],
  ['with lazy commits', { lazyCommits: true }, { commits: 'off', read_only: 'off' }],
  ['to read only', { readOnly: true }, { commits: 'on', read_only: 'on' }],
])('has sessions with the settings that were asked for: %s', async (_, options, settings) => {
  const { rows } = await sql`select current_setting('synchronous_commit') as commits,
    current_setting('default_transaction_read_only') as read_only`.execute(connect(options));
  expect(rows).toEqual([settings]);
});

it('goes on after the server ended its connections, idle or in use', async () => {
  const db = connect();
  const other = connect({ max: 1 });
  await answer(db);
  const busy = sql`select pg_sleep(20)`.execute(db).then(
    () => 'slept',
    (error: unknown) => isPostgresUnavailable(error),
  );
  const running = async () => {
    const { rows } = await sql`select 1 from pg_stat_activity
      where query like '%pg_sleep%' and pid <> pg_backend_pid()`.execute(other);
    return rows.length;
  };
  await expect.poll(running).toBe(1);
  await terminate(other);
  expect(await busy).toBe(true);
  await expect
    .poll(async () => await answer(db).catch(() => undefined))
    .toMatchObject({
      exact: '1.50',
    });
});

it('gives a statement up that takes too long', async () => {
  const db = connect({ statementTimeoutMs: 100 });
  const error: unknown = await sql`select pg_sleep(20)`.execute(db).catch((e: unknown) => e);
  expect(isPostgresUnavailable(error)).toBe(true);
});

it('is a 503 that says when to retry while there is no server', async () => {
  const db = connect({ url: 'postgres://nobody@127.0.0.1:1/none' });
  const app = buildServer({ logger, service: 'test' });
  app.get('/rows', async () => await answer(db));
  const response = await app.inject({ method: 'GET', url: '/rows' });
  expect(response.statusCode).toBe(503);
  expect(response.headers['retry-after']).toBe('2');
  expect(response.json()).toMatchObject({ code: 'database_unavailable' });
});

it('does not take a mistake in SQL for an outage', async () => {
  const error: unknown = await sql`select nothing from nowhere`
    .execute(connect())
    .catch((e: unknown) => e);
  expect(error).toBeInstanceOf(Error);
  expect(isPostgresUnavailable(error)).toBe(false);
});
