export * from './app.ts';
export { type ColumnDifference, type Drift, type RowDifference } from './drift.ts';
export { findAllDrift } from './projections.ts';
