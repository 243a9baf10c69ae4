import { testPostgres } from '@order-ledger/embedded/testing';
import { type Kysely, sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import {
  type MigrationSet,
  type ReadModelDatabase,
  migrate,
  readModelMigrations,
} from '../src/index.ts';
import { connect } from './database.ts';

const postgres = await testPostgres();
const db = connect<unknown>(postgres.url);
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

describe('migrate', () => {
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

  it('makes the tables of the projections', async () => {
    await migrate(db, readModelMigrations);
    expect(await tablesOf('read_model')).toEqual([
      'migration',
      'migration_lock',
      'order_details',
      'order_listing',
      'product',
      'projection_checkpoint',
      'reservation',
      'reservation_stream',
      'stock',
    ]);
  });
});

describe('a database of before orders lived on after payment', () => {
  it('has its tables made anew, and forgets how far they were filled, not by whom', async () => {
    const url = await postgres.createDatabase('before');
    const before = connect<ReadModelDatabase>(url);
    const { '0001_projections': first, ...later } = readModelMigrations.migrations;
    if (first === undefined) throw new Error('no first migration');
    await migrate(before, { ...readModelMigrations, migrations: { '0001_projections': first } });
    await sql`
      insert into read_model.stock values ('tea', 'main', 1, 0, 0, now(), 0, 7)`.execute(before);
    const checkpoint = { version: 1, position: '7', store_id: 'store', updated_at: new Date() };
    await before
      .insertInto('read_model.projection_checkpoint')
      .values(['order_listing', 'order_details', 'stock'].map((name) => ({ name, ...checkpoint })))
      .execute();
    expect(await migrate(before, readModelMigrations)).toEqual(Object.keys(later));
    expect(await before.selectFrom('read_model.stock').selectAll().execute()).toEqual([]);
    const rows = await before
      .selectFrom('read_model.projection_checkpoint')
      .select(['position', 'version', 'store_id'])
      .execute();
    const rewound = { position: '0', version: 1, store_id: 'store' };
    expect(rows).toEqual([rewound, rewound, rewound]);
    await before.destroy();
  });
});
