import { testPostgres } from '@order-ledger/embedded/testing';
import { connectPostgres } from '@order-ledger/service-kit';
import type { Kysely } from 'kysely';
import { afterAll } from 'vitest';
import { migrateAccess } from '../../src/index.ts';
import type { AccessDatabase } from '../../src/index.ts';
import { logger } from './guarded.ts';

/** A PostgreSQL of the test file's own with the schema of this package. */
export const testDatabase = async () => {
  const server = await testPostgres();
  const db: Kysely<AccessDatabase> = connectPostgres<AccessDatabase>({
    url: await server.createDatabase('ledger'),
    applicationName: 'test',
    logger,
  });
  await migrateAccess(db);
  afterAll(async () => await db.destroy());
  return { server, db };
};
