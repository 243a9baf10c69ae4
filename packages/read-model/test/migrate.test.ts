import { testPostgres } from '@order-ledger/embedded/testing';
import { migrate } from '@order-ledger/service-kit';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { type ReadModelDatabase, readModelMigrations } from '../src/index.ts';
import { connect } from './database.ts';

const postgres = await testPostgres();
const db = connect<unknown>(postgres.url);
afterAll(async () => await db.destroy());

const tablesOf = async (schema: string): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = ${schema} order by 1`.execute(db);
  return rows.map((row) => row.name);
};

describe('an empty database', () => {
  it('gets the tables of the projections', async () => {
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
