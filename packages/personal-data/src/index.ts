export { SealBrokenError } from './cipher.ts';
export * from './migrate.ts';
export type * from './person-key.table.ts';
export * from './personal-data.ts';
