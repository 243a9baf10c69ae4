import { testDatabase } from '@order-ledger/embedded/testing';
import { type ReadModelDatabase, readModelMigrations } from '@order-ledger/read-model';
import { connectPostgres, createLogger, migrate } from '@order-ledger/service-kit';
import { afterAll } from 'vitest';
import type { Db } from '../../src/db.ts';

export const silent = createLogger({ service: 'test', level: 'silent' });

/** Connected and migrated; closed after the tests of the file. */
export const readModel = async (url: string): Promise<Db> => {
  const db = connectPostgres<ReadModelDatabase>({ url, applicationName: 'test', logger: silent });
  afterAll(async () => await db.destroy());
  await migrate(db, readModelMigrations);
  return db;
};

export const testReadModel = async (): Promise<Db> => await readModel(await testDatabase());
