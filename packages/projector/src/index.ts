export * from './app.ts';
export type { Comparison, GenerationDifference } from './rebuild/compare.ts';
export * from './rebuild/options.ts';
export { rebuild, rollBack } from './rebuild/rebuild.ts';
export { type ColumnDifference, type Drift, type RowDifference } from './drift.ts';
export { findAllDrift } from './projections.ts';
