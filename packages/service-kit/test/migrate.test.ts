import { testDatabase } from '@order-ledger/embedded/testing';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { afterAll, expect, it } from 'vitest';
import { connectPostgres, createLogger, migrate } from '../src/index.ts';
import type { MigrationSet } from '../src/index.ts';

const logger = createLogger({ service: 'test', level: 'silent' });
const url = await testDatabase();
const db = connectPostgres<unknown>({ url, applicationName: 'kit-test', logger });
afterAll(async () => await db.destroy());

const create = (table: string) => ({
  up: async (db: Kysely<unknown>) => {
    await sql`create table ${sql.table(`shop.${table}`)} (id integer)`.execute(db);
  },
});
const refuse = { up: () => Promise.reject(new Error('no')) };
const shop = (migrations: MigrationSet['migrations']): MigrationSet => ({
  schema: 'shop',
  migrations,
});

const tablesOf = async (schema: string): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = ${schema} order by 1`.execute(db);
  return rows.map((row) => row.name);
};

it('runs what is new, in order, once, however many services start at the same moment', async () => {
  const first = shop({ '0001_a': create('a') });
  const runs = await Promise.all([1, 2, 3].map(async () => await migrate(db, first)));
  expect(runs.flat()).toEqual(['0001_a']);
  const second = shop({ '0001_a': create('a'), '0002_b': create('b') });
  expect(await migrate(db, second)).toEqual(['0002_b']);
  expect(await migrate(db, second)).toEqual([]);
  expect(await tablesOf('shop')).toEqual(['a', 'b', 'migration', 'migration_lock']);
});

it('changes nothing when one migration fails', async () => {
  const set: MigrationSet = {
    schema: 'broken',
    migrations: { '0001_shop': create('c'), '0002_refuse': refuse },
  };
  await expect(migrate(db, set)).rejects.toMatchObject({
    message: 'cannot migrate the schema broken',
    cause: new Error('no'),
  });
  expect(await tablesOf('shop')).not.toContain('c');
});
