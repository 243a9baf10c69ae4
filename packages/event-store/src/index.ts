export * from './command.ts';
export type { ProposedAppend, ProposedEvent } from './connection/append-messages.ts';
export { connectEventStore } from './connection/connect.ts';
export type { EventStore, EventStoreOptions } from './connection/connect.ts';
export type { ConnectionLimits } from './connection/limits.ts';
export * from './errors.ts';
export { hashOfEvent, hashOfParts, verifyChain } from './event-hash.ts';
export { createCommandExecutor } from './executor/command-executor.ts';
export type { CommandExecutor, CommandExecutorOptions } from './executor/command-executor.ts';
export type { ExecutorLimits } from './executor/limits.ts';
export type { ExecutorMetrics } from './executor/metrics.ts';
export { eventIdOf, freezeEvent } from './frozen-event.ts';
export type { FrozenEvent, Place } from './frozen-event.ts';
export { decodeEvent } from './ledger-event.ts';
export type { CodecOf, DomainEvent, EventDecoder, LedgerEvent } from './ledger-event.ts';
export type { Logger } from './logger.ts';
export type { RawEvent } from './raw-event.ts';
export { nameBasedUuid } from './name-based-uuid.ts';
export { readAll, readRawAll, readRawStream, readStream } from './readers.ts';
export type { ReadAllOptions, ReadStreamOptions } from './readers.ts';
export type {
  EventBatch,
  SubscribeOptions,
  Subscription,
  SubscriptionLimits,
  SubscriptionState,
  SubscriptionStatus,
} from './subscription/options.ts';
export { subscribe } from './subscription/subscribe.ts';
