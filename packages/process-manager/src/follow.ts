import { codecs } from '@order-ledger/contracts';
import { orderOfStockEvent } from '@order-ledger/domain';
import type { OrderEvent, StockEvent } from '@order-ledger/domain';
import { subscribe } from '@order-ledger/event-store';
import type {
  EventBatch,
  EventDecoder,
  EventStore,
  LedgerEvent,
  Subscription,
  SubscriptionLimits,
} from '@order-ledger/event-store';
import { followerCategories } from '@order-ledger/read-model';
import { advance } from './advance.ts';
import type { Happening } from './advance.ts';
import type { Leadership } from './leadership.ts';
import type { Context } from './parts.ts';
import { loadCheckpoint, moveCheckpoint } from './store/checkpoint.ts';

type FollowedEvent = OrderEvent | StockEvent;

export interface FollowOptions {
  readonly eventStore: EventStore;
  readonly leadership: Leadership;
  readonly limits?: Partial<SubscriptionLimits> | undefined;
  /** Told after each commit. */
  readonly onFollowed: (events: number, oldestAt: Date | undefined) => void;
}

const name = 'fulfilment';

const codecOf = (category: string): EventDecoder<FollowedEvent> | undefined => {
  if (category === 'order') return codecs.order;
  return category === 'stockReservation' ? codecs.stockReservation : undefined;
};

/** What an event says to the order it is about; nothing when it is about an item alone. */
const happeningOf = (followed: LedgerEvent<FollowedEvent>): readonly Happening[] => {
  const { category, streamId, event, id: causationId, metadata } = followed;
  const { $correlationId: correlationId, traceparent } = metadata;
  const cause = { causationId, correlationId, ...(traceparent !== undefined && { traceparent }) };
  const revision = Number(followed.revision);
  // The category tells which of the two it is.
  if (category === 'order') {
    const input = { type: 'orderEvent', event: event as OrderEvent, revision } as const;
    return [{ orderId: streamId, learnt: { input, cause } }];
  }
  const input = { type: 'stockEvent', event: event as StockEvent, revision } as const;
  const orderId = orderOfStockEvent(input.event);
  return orderId === null ? [] : [{ orderId, learnt: { input, cause } }];
};

/**
 * Follows the orders and the stock in `$all`. The states, what they give out and the checkpoint are
 * written in one transaction per batch, so no event is left out and none counts twice.
 */
export const follow = (
  context: Context,
  { eventStore, leadership, limits, onFollowed }: FollowOptions,
): Subscription => {
  const { db, logger, onStep, onCommitted } = context;
  let storeId = '';
  let from = 0n;

  const handleBatch = async ({ events, position }: EventBatch<FollowedEvent>): Promise<void> => {
    leadership.assertLeading();
    const happenings = events.flatMap(happeningOf);
    const work = await db.transaction().execute(async (trx) => {
      await moveCheckpoint(trx, { name, storeId, from, to: position });
      if (happenings.length === 0) return null;
      const advanced = await advance(trx, context, happenings, { begin: true });
      onStep('follow:written');
      return advanced;
    });
    from = position;
    if (work !== null) {
      onStep('follow:committed');
      onCommitted(work);
    }
    onFollowed(events.length, events[0]?.createdAt);
  };

  return subscribe<FollowedEvent>({
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
    ...(limits !== undefined && { limits }),
  });
};
