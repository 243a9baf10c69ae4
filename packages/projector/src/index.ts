export * from './app.ts';
export type { Comparison, GenerationDifference } from './rebuild/compare.ts';
export * from './rebuild/options.ts';
export { rebuild, rollBack } from './rebuild/rebuild.ts';
