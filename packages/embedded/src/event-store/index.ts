export type { EventStoreLogger } from './model.ts';
export { type EventStoreOptions, type EventStoreServer, startEventStore } from './server.ts';
export { StoreLockedError } from './writer-session.ts';
