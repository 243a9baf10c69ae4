export { startPostgres, type PostgresOptions, type PostgresServer } from './postgres.ts';
export type { ManagedServer } from './process/managed.ts';
