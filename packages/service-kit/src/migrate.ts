import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Migration } from 'kysely/migration';

/** The migrations of one PostgreSQL schema, owned by the one room that knows its tables. */
export interface MigrationSet {
  readonly schema: string;
  /** By name; they run in the order of their names: `0001_…`, `0002_…`. Never changed, only added. */
  readonly migrations: Readonly<Record<string, Migration>>;
}

/**
 * Brings a schema up to date and returns the names of the migrations that ran now. All of them run
 * in one transaction; services that start at the same moment wait for each other.
 * Throws the error of the migration that failed, with nothing changed.
 */
export const migrate = async <DB>(
  db: Kysely<DB>,
  set: MigrationSet,
): Promise<readonly string[]> => {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(set.migrations) },
    migrationTableSchema: set.schema,
    migrationTableName: 'migration',
    migrationLockTableName: 'migration_lock',
  });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error !== undefined) {
    throw new Error(`cannot migrate the schema ${set.schema}`, { cause: error });
  }
  return results.map((result) => result.migrationName);
};
