import { testDatabase } from '@order-ledger/embedded/testing';
import { migrate } from '@order-ledger/service-kit';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import {
  type ReadModelDatabase,
  createGenerationIndexes,
  createGenerationTables,
  projectionNames,
  readCheckpoints,
  readModelMigrations,
} from '../src/index.ts';
import { connect } from './database.ts';

const url = await testDatabase();
const db = connect<unknown>(url);
const readModel = connect<ReadModelDatabase>(url);
afterAll(async () => await Promise.all([db.destroy(), readModel.destroy()]));

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
      'order_details_g1',
      'order_listing',
      'order_listing_g1',
      'product',
      'product_g1',
      'projection_checkpoint',
      'projection_generation',
      'reservation',
      'reservation_g1',
      'reservation_stream',
      'reservation_stream_g1',
      'stock',
      'stock_g1',
    ]);
  });
});

describe('a database of before orders lived on after payment', () => {
  it('has its tables made anew, and forgets how far they were filled, not by whom', async () => {
    const url = await testDatabase();
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

describe('a database of before there were generations', () => {
  it('keeps its rows and how far they are, as the first generation of each projection', async () => {
    const url = await testDatabase();
    const before = connect<ReadModelDatabase>(url);
    const { '0003_generations': generations, ...earlier } = readModelMigrations.migrations;
    await migrate(before, { ...readModelMigrations, migrations: earlier });
    await sql`
      insert into read_model.stock values ('tea', 'main', 1, 0, 0, 0, now(), 0, 7)`.execute(before);
    await sql`
      insert into read_model.projection_checkpoint values ('stock', 2, 7, 'store', now())`.execute(
      before,
    );
    expect(generations).toBeDefined();
    await migrate(before, readModelMigrations);
    const rows = await before.selectFrom('read_model.stock').select('product_id').execute();
    expect(rows).toEqual([{ product_id: 'tea' }]);
    const columns = ['name', 'generation', 'version', 'position', 'store_id', 'status'] as const;
    expect(
      await before.selectFrom('read_model.projection_generation').select(columns).execute(),
    ).toEqual([
      {
        name: 'stock',
        generation: 1,
        version: 2,
        position: '7',
        store_id: 'store',
        status: 'live',
      },
    ]);
    expect([...(await readCheckpoints(before))]).toMatchObject([['stock', { position: 7n }]]);
    await before.destroy();
  });
});

describe('the tables that are made today', () => {
  it('have the columns and indexes that migrations have left, as long as no projection has changed its own', async () => {
    const shapeOf = async (generation: number) => {
      const tables = `%\\_g${generation}`;
      const { rows } = await sql<{ table: string; shape: string }>`
        select table_name as "table", string_agg(concat_ws(' ', column_name, data_type,
          collation_name, is_nullable), ', ' order by ordinal_position) as shape
        from information_schema.columns
        where table_schema = 'read_model' and table_name like ${tables} group by 1 order by 1`.execute(
        db,
      );
      const { rows: indexes } = await sql<{ definition: string }>`
        select regexp_replace(indexdef, '^.* USING', '') as definition, tablename
        from pg_indexes
        where schemaname = 'read_model' and tablename like ${tables} order by tablename, 1`.execute(
        db,
      );
      return {
        columns: rows.map(({ table, shape }) => [table.replace(/_g\d+$/, ''), shape]),
        indexes: indexes.map(({ definition }) => definition),
      };
    };
    for (const name of projectionNames) {
      await createGenerationTables(readModel, name, 2);
      await createGenerationIndexes(readModel, name, 2);
    }
    expect(await shapeOf(2)).toEqual(await shapeOf(1));
  });
});
