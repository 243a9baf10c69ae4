import { codecs, isCategory } from '@order-ledger/contracts';
import type { LedgerDomainEvent } from '@order-ledger/contracts';
import { onTestFinished } from 'vitest';
import { subscribe } from '../../src/index.ts';
import type { CodecOf, EventStore, LedgerEvent, Logger } from '../../src/index.ts';
import type { SubscribeOptions, Subscription } from '../../src/index.ts';

export const codecOf: CodecOf<LedgerDomainEvent> = (category) =>
  isCategory(category) ? codecs[category] : undefined;

type Options = SubscribeOptions<LedgerDomainEvent>;

/** A consumer that keeps what it was given and its checkpoint, as a database would. */
export interface Follower {
  readonly subscription: Subscription;
  readonly events: LedgerEvent<LedgerDomainEvent>[];
  readonly positions: bigint[];
  readonly warnings: string[];
  checkpoint: bigint | null;
  /** Thrown by the next batch. */
  failNext: Error | undefined;
}

/** Quick enough for a test to see a stall. */
export const limits = {
  canaryAfterMs: 300,
  stalledAfterMs: 700,
  positionEveryMs: 50,
  minBackoffMs: 10,
  maxBackoffMs: 200,
};

/** Follows the stock streams whose id begins with the prefix, until the test ends. */
export const follow = (
  eventStore: EventStore,
  idPrefix: string,
  options: Partial<Options> = {},
  checkpoint: bigint | null = null,
): Follower => {
  const warnings: string[] = [];
  const warn: Logger['warn'] = (fields, message) => {
    warnings.push(`${message}: ${String(Reflect.get(fields, 'err'))}`);
  };
  const logger: Logger = { debug: () => {}, info: () => {}, warn, error: warn };
  const follower: Omit<Follower, 'subscription'> = {
    events: [],
    positions: [],
    warnings,
    checkpoint,
    failNext: undefined,
  };
  const subscription = subscribe<LedgerDomainEvent>({
    eventStore,
    name: `test-${idPrefix}`,
    prefixes: [`stockReservation-${idPrefix}`],
    codec: codecOf,
    loadCheckpoint: () => Promise.resolve(follower.checkpoint),
    handleBatch: async ({ events, position }) => {
      const failure = follower.failNext;
      follower.failNext = undefined;
      if (failure !== undefined) throw failure;
      await Promise.resolve();
      follower.events.push(...events);
      follower.positions.push(position);
      follower.checkpoint = position;
    },
    logger,
    limits,
    ...options,
  });
  onTestFinished(() => subscription.stop());
  return Object.assign(follower, { subscription });
};
