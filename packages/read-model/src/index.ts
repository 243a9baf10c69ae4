export * from './migrate.ts';
export * from './process-manager/index.ts';
