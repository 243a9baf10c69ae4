import { codecs } from '@order-ledger/contracts';
import type { ProductEvent, StockEvent } from '@order-ledger/domain';
import { subscribe } from '@order-ledger/event-store';
import type {
  EventBatch,
  EventDecoder,
  EventStore,
  Subscription,
  SubscriptionLimits,
} from '@order-ledger/event-store';
import type { Logger } from '@order-ledger/service-kit';
import type { Catalogue } from './catalogue.ts';

export interface CatalogueFeedOptions {
  readonly eventStore: EventStore;
  readonly logger: Logger;
  /** Of this instance. */
  readonly service: string;
  readonly limits?: Partial<SubscriptionLimits> | undefined;
}

/** Keeps a catalogue up to date. */
export interface CatalogueFeed {
  /**
   * Everything that was in the ledger when it started is in the catalogue, and nothing that came
   * since could not be read: then nobody knows the prices any more.
   */
  readonly isWarm: () => boolean;
  /** Whether it is warm, as soon as it is; `false` when it is not within the timeout. */
  readonly warmWithin: (timeoutMs: number) => Promise<boolean>;
  readonly status: Subscription['status'];
  readonly stop: () => Promise<void>;
}

type CatalogueEvent = ProductEvent | StockEvent;

const productTypes: ReadonlySet<string> = new Set(codecs.product.types);
const isOfProduct = (event: CatalogueEvent): event is ProductEvent => productTypes.has(event.type);

/** Of stock only receipts are wanted: by them a warehouse begins to stock a product. */
const types = [...productTypes, 'StockReceived'];
const prefixes = ['product-', 'stockReservation-'];

const codecOf = (category: string): EventDecoder<CatalogueEvent> | undefined => {
  if (category === 'product') return codecs.product;
  return category === 'stockReservation' ? codecs.stockReservation : undefined;
};

const applyAll = (catalogue: Catalogue, { events }: EventBatch<CatalogueEvent>): void => {
  for (const { event, revision } of events) {
    if (isOfProduct(event)) catalogue.apply(event.data.productId, event, revision);
    else if (event.type === 'StockReceived') catalogue.stocked(event.data);
  }
};

/** Positions cost nothing here, and the first ones say that the catalogue is warm. */
const ownLimits = { positionEveryMs: 0 };

/**
 * Fills a catalogue from the ledger and goes on with what is written. Its position is kept in
 * memory alone, as the catalogue is: the next process begins at the beginning.
 */
export const followCatalogue = (
  catalogue: Catalogue,
  { eventStore, logger, service, limits }: CatalogueFeedOptions,
): CatalogueFeed => {
  let position: bigint | null = null;
  /** The newest event when it started. */
  let goal: bigint | undefined;
  let isWarm = false;
  const warm = Promise.withResolvers<true>();
  const reached = (now: bigint): void => {
    isWarm ||= goal !== undefined && now >= goal;
    if (isWarm) warm.resolve(true);
  };
  const subscription = subscribe<CatalogueEvent>({
    eventStore,
    logger,
    name: `catalogue-${service}`,
    prefixes,
    types,
    codec: codecOf,
    limits: { ...ownLimits, ...limits },
    loadCheckpoint: async () => {
      goal ??= await eventStore.head();
      reached(position ?? 0n);
      return position;
    },
    handleBatch: async (batch) => {
      applyAll(catalogue, batch);
      position = batch.position;
      reached(position);
      await Promise.resolve();
    },
  });
  // It has said so in the log, and the service is not ready any more.
  subscription.done.catch(() => {});

  const isUsable = (): boolean => isWarm && subscription.status().state !== 'halted';

  return {
    isWarm: isUsable,
    warmWithin: async (timeoutMs) => {
      const tooLate = Promise.withResolvers<false>();
      const timer = setTimeout(() => tooLate.resolve(false), timeoutMs);
      const inTime = await Promise.race([warm.promise, tooLate.promise]);
      clearTimeout(timer);
      return inTime && isUsable();
    },
    status: () => subscription.status(),
    stop: async () => await subscription.stop(),
  };
};
