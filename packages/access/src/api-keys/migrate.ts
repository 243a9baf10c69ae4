import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { apiKeys } from './migrations/0001-api-key.ts';

const schema = 'access';

/** By name, in the order they run. Never changed, only added. */
const migrations = { '0001_api_key': apiKeys };

/**
 * Brings the schema `access` up to date, for whoever checks or makes API keys. Processes that start
 * at the same moment wait for each other. Throws the error of a failed migration, nothing changed.
 */
export const migrateAccess = async <DB>(db: Kysely<DB>): Promise<void> => {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    migrationTableSchema: schema,
    migrationTableName: 'migration',
    migrationLockTableName: 'migration_lock',
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw new Error(`cannot migrate ${schema}`, { cause: error });
};
