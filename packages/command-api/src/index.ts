export { buildCommandApi } from './app.ts';
export type { CommandApiOptions } from './app.ts';
