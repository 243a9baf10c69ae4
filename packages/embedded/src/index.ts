export { bundled } from './bundle/bundle.ts';
export {
  startEventStoreProcess,
  type EventStoreProcess,
  type EventStoreProcessOptions,
} from './event-store-process.ts';
export { startNats, type NatsOptions, type NatsServer } from './nats.ts';
export { startService, type NodeService, type ServiceOptions } from './node-service.ts';
export { startPostgres, type PostgresOptions, type PostgresServer } from './postgres.ts';
export type { Crash, ManagedServer, RestartPolicy } from './process/managed.ts';
export { freePort } from './process/ports.ts';
export { startStack, type Stack, type StackOptions } from './stack.ts';
export { niceness, serviceBundles, type ServiceName } from './stack/services.ts';
