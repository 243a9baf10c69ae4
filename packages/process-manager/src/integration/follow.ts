import { codecs } from '@order-ledger/contracts';
import { subscribe } from '@order-ledger/event-store';
import type {
  EventBatch,
  EventDecoder,
  EventStore,
  Subscription,
  SubscriptionLimits,
} from '@order-ledger/event-store';
import { followerCategories } from '@order-ledger/read-model';
import type { Leadership } from '../leadership.ts';
import type { Context } from '../parts.ts';
import { loadCheckpoint, moveCheckpoint } from '../store/checkpoint.ts';
import { createBeginnings } from './beginnings.ts';
import type { PublishAll } from './publish.ts';
import { translate } from './translate.ts';
import type { Message, PublishedEvent } from './translate.ts';

export interface PublishEventsOptions {
  readonly eventStore: EventStore;
  readonly leadership: Leadership;
  readonly publishAll: PublishAll;
  readonly limits?: Partial<SubscriptionLimits> | undefined;
  /** Told of how many messages were stored, and when the oldest of their events was. */
  readonly onPublished: (messages: number, oldestAt: Date | undefined) => void;
}

const name = 'integration-events';

/** Nobody waits for these as for a reaction: larger batches cost less. */
const calm: Partial<SubscriptionLimits> = { gatherMs: 100 };

const codecOf = (category: string): EventDecoder<PublishedEvent> | undefined => {
  if (category === 'order') return codecs.order;
  if (category === 'product') return codecs.product;
  return category === 'stockReservation' ? codecs.stockReservation : undefined;
};

/**
 * Tells other services what happened, at least once and in order: a batch is stored in JetStream
 * first, then the checkpoint moves. What comes again after a crash has the ids that it had.
 */
export const publishEvents = (
  { db, logger, onStep }: Context,
  { eventStore, leadership, publishAll, limits, onPublished }: PublishEventsOptions,
): Subscription => {
  const beginnings = createBeginnings(eventStore);
  let storeId = '';
  let from = 0n;

  const handleBatch = async (
    { events, position: to }: EventBatch<PublishedEvent>,
    signal: AbortSignal,
  ): Promise<void> => {
    leadership.assertLeading();
    const messages: Message[] = [];
    for (const event of events) {
      const message = await translate(event, beginnings);
      if (message !== null) messages.push(message);
    }
    await publishAll(messages, signal);
    if (messages.length > 0) onStep('events:published');
    await moveCheckpoint(db, { name, storeId, from, to });
    from = to;
    onPublished(messages.length, events[0]?.createdAt);
  };

  return subscribe<PublishedEvent>({
    eventStore,
    name,
    prefixes: followerCategories[name].map((category) => `${category}-`),
    codec: codecOf,
    loadCheckpoint: async () => {
      await leadership.lead();
      const identity = await eventStore.storeIdentity();
      ({ storeId, position: from } = await loadCheckpoint(db, name, identity));
      return from === 0n ? null : from;
    },
    loadStoreIdentity: () => Promise.resolve(storeId),
    handleBatch,
    logger,
    limits: { ...calm, ...limits },
  });
};
