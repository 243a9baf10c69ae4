export { startProcessManager } from './app.ts';
export type { ProcessManager } from './app.ts';
export type { ProcessManagerOptions } from './running.ts';
