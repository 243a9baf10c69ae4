import type { MigrationSet } from '../migrate.ts';

/** The process manager's own tables: only it reads and writes them. */
export const processManagerMigrations: MigrationSet = {
  schema: 'process_manager',
  migrations: {},
};
