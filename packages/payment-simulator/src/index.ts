export { configSchema, type PaymentSimulatorConfig } from './config.ts';
export type { Behaviour } from './behaviour.ts';
export { startPaymentSimulator } from './app.ts';
