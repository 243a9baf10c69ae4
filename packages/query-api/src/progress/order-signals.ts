import type { EventMetadata } from '@order-ledger/contracts';
import {
  type EventDecoder,
  type EventStore,
  type Subscription,
  subscribe,
} from '@order-ledger/event-store';
import type { Logger } from '@order-ledger/service-kit';

/** Told when there may be something new in the stream of an order. */
interface Watcher {
  /** Never throws. */
  readonly onNews: () => void;
  /** No more news will come. */
  readonly onEnd: () => void;
}

export interface OrderSignals {
  /**
   * Watches an order. Resolves once everything that is stored from now on is told, to how to stop:
   * who reads the stream after that has missed nothing.
   */
  watch(orderId: string, watcher: Watcher): Promise<() => void>;
  /** Ends every watch. */
  close(): Promise<void>;
}

const noMetadata: EventMetadata = {
  $correlationId: '',
  $causationId: '',
  actor: '',
  schemaVersion: 1,
  commandId: '',
  prevHash: null,
};

/** Only where an event is counts here: whoever watches reads it from the stream of the order. */
const unread: EventDecoder<{ readonly type: string }> = {
  decode: ({ type }) => ({ event: { type }, metadata: noMetadata }),
};

interface Feed {
  readonly subscription: Subscription;
  /** Resolves when the place is known from which on everything is told, or at the end of it all. */
  readonly begun: Promise<void>;
}

export interface OrderSignalsOptions {
  readonly eventStore: EventStore;
  readonly logger: Logger;
  /** How long the subscription is kept for the next one who watches. */
  readonly idleMs?: number;
}

/**
 * One subscription of the process wakes all who watch an order, and runs only while somebody does.
 * One per watcher would be a call and a place in the ledger for each; here another watcher costs an
 * entry in a map.
 */
export const createOrderSignals = (options: OrderSignalsOptions): OrderSignals => {
  const { eventStore, logger, idleMs = 10_000 } = options;
  const watchers = new Map<string, Set<Watcher>>();
  let feed: Feed | undefined;
  let idle: NodeJS.Timeout | undefined;

  const endAll = (): void => {
    for (const watcher of [...watchers.values()].flatMap((each) => [...each])) watcher.onEnd();
  };

  const openFeed = (): Feed => {
    const { promise: begun, resolve } = Promise.withResolvers<void>();
    let position: bigint | undefined;
    const subscription = subscribe({
      eventStore,
      name: 'query-api-progress',
      prefixes: ['order-'],
      codec: () => unread,
      loadCheckpoint: async () => {
        position ??= await eventStore.head();
        resolve();
        return position;
      },
      handleBatch: async ({ events, position: reached }) => {
        position = reached;
        for (const { streamId } of events) {
          for (const watcher of watchers.get(streamId) ?? []) watcher.onNews();
        }
        await Promise.resolve();
      },
      limits: { gatherMs: 0, busyGatherMs: 0 },
      logger,
    });
    const over = subscription.done.catch(() => {});
    return { subscription, begun: Promise.race([begun, over]) };
  };

  const stopFeed = async (): Promise<void> => {
    clearTimeout(idle);
    const { subscription } = feed ?? {};
    feed = undefined;
    await subscription?.stop();
  };

  const ensureFeed = (): Feed => {
    clearTimeout(idle);
    if (feed !== undefined) return feed;
    const opened = openFeed();
    feed = opened;
    opened.subscription.done.catch((err: unknown) => {
      logger.error({ err }, 'nobody can be told of the progress of orders: ending those who watch');
      if (feed === opened) feed = undefined;
      endAll();
    });
    return opened;
  };

  const unwatch = (orderId: string, watcher: Watcher): void => {
    const ofOrder = watchers.get(orderId);
    ofOrder?.delete(watcher);
    if (ofOrder?.size === 0) watchers.delete(orderId);
    if (watchers.size > 0 || feed === undefined) return;
    clearTimeout(idle);
    idle = setTimeout(() => void stopFeed(), idleMs).unref();
  };

  return {
    watch: async (orderId, watcher) => {
      const ofOrder = watchers.get(orderId) ?? new Set();
      watchers.set(orderId, ofOrder.add(watcher));
      await ensureFeed().begun;
      return () => unwatch(orderId, watcher);
    },
    close: async () => {
      endAll();
      await stopFeed();
    },
  };
};
