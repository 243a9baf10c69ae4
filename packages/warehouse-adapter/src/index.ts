export { startAdapter, type AdapterParts } from './app.ts';
export { configSchema, type AdapterConfig } from './config.ts';
export type { Failures } from './simulator/failures.ts';
export { simulatorConfigSchema, type SimulatorConfig } from './simulator/config.ts';
export { startSimulator } from './simulator/start.ts';
export type { Summary } from './simulator/summary.ts';
