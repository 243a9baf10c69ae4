import { testPostgres } from '@order-ledger/embedded/testing';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeEach, expect, it, onTestFinished } from 'vitest';
import { connectPostgres, createLogger, isPostgresUnavailable } from '../src/index.ts';

const logger = createLogger({ service: 'test', level: 'silent' });
const server = await testPostgres();

/** One connection at a time, so that it can be asked what it has prepared. */
const connect = (parameters = '', max = 1): Kysely<never> => {
  const url = `${server.url}${parameters}`;
  const db = connectPostgres<never>({ url, applicationName: 'kit-test', logger, max });
  onTestFinished(async () => await db.destroy());
  return db;
};

const other = connectPostgres<never>({ url: server.url, applicationName: 'other', logger });
afterAll(async () => await other.destroy());

/** Has the view `price` read a table with other columns, as a switch of generations does. */
const replaceView = async (columns: string): Promise<void> => {
  await sql`drop table if exists tea cascade`.execute(other);
  await sql`create table tea as select ${sql.raw(columns)}`.execute(other);
  await sql`create view price as select * from tea`.execute(other);
};

beforeEach(async () => await replaceView("'1'::text as id, 5 as amount"));

const priceOf = async (db: Kysely<never>): Promise<unknown> => {
  const { rows } = await sql`select * from price where id = ${'1'}`.execute(db);
  return rows[0];
};

const session = async (db: Kysely<never>) => {
  const { rows } = await sql<{ pid: number; statements: string[]; plans: number }>`
    select pg_backend_pid() as pid,
      coalesce(array_agg(statement order by statement), '{}') as statements,
      coalesce(sum(generic_plans + custom_plans), 0)::int as plans
    from pg_prepared_statements`.execute(db);
  return rows[0];
};

const price = 'select * from price where id = $1';

it('has the server prepare a statement once, and run it as often as it is asked', async () => {
  const db = connect();
  for (let time = 0; time < 7; time += 1) await priceOf(db);
  expect(await session(db)).toMatchObject({ statements: [price], plans: 7 });
});

it('prepares nothing without parameters', async () => {
  const db = connect();
  await sql`select * from price`.execute(db);
  await db.transaction().execute(async (trx) => await sql`create table cup ()`.execute(trx));
  expect(await session(db)).toMatchObject({ statements: [] });
});

it.each([
  ['statement-cache-capacity=1', [price]],
  ['statement-cache-capacity=0', []],
])('prepares no more than the URL allows: %s', async (parameter, statements) => {
  const db = connect(`?${parameter}`);
  for (const more of [0, 1, 2]) {
    await priceOf(db);
    await sql`select amount + ${more}::int${sql.raw(' '.repeat(more))} from price`.execute(db);
  }
  expect(await session(db)).toMatchObject({ statements });
});

it('refuses a capacity that is no number', () => {
  expect(() => connect('?statement-cache-capacity=all')).toThrow(RangeError);
});

it.each([
  ['has another column', "'1'::text as id, 5 as amount, 'EUR' as currency", { currency: 'EUR' }],
  ['has a column less', "'1'::text as id", { id: '1' }],
  ['has a column of another type', "'1'::text as id, 5.5 as amount", { amount: '5.5' }],
  ['is asked by a column of another type', '1 as id, 6 as amount', { id: 1, amount: 6 }],
])('answers also when the view %s', async (_, columns, answer) => {
  const db = connect();
  await priceOf(db);
  const before = await session(db);
  await replaceView(columns);
  expect(await priceOf(db)).toMatchObject(answer);
  expect(await priceOf(db)).toMatchObject(answer);
  const after = await session(db);
  expect(after).toMatchObject({ statements: [price] });
  expect(after?.pid).not.toBe(before?.pid);
});

it('answers when somebody else has made the session forget its statements', async () => {
  const db = connect();
  await priceOf(db);
  await sql`deallocate all`.execute(db);
  expect(await priceOf(db)).toEqual({ id: '1', amount: 5 });
});

it('takes a transaction that meets such a view for one that can be tried again', async () => {
  const db = connect('', 2);
  const inTransaction = async (): Promise<unknown> =>
    await db.transaction().execute(async (trx) => await priceOf(trx));
  // Both connections have prepared it.
  await Promise.all([inTransaction(), inTransaction()]);
  await replaceView("'1'::text as id, 5 as amount, 'EUR' as currency");
  const error: unknown = await inTransaction().catch((e: unknown) => e);
  expect(isPostgresUnavailable(error)).toBe(true);
  const again = await Promise.all([inTransaction(), inTransaction()]);
  expect(again).toMatchObject([{ currency: 'EUR' }, { currency: 'EUR' }]);
});

it('says what is wrong with a statement, and keeps its connection', async () => {
  const db = connect();
  const before = await session(db);
  const wrong = sql`select id + ${'1'}::text from price`.execute(db);
  await expect(wrong).rejects.toMatchObject({ code: '42883' });
  expect(await session(db)).toEqual(before);
});
