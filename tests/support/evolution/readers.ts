import {
  type Decider,
  type FulfilmentPolicy,
  type OrderEvent,
  type OrderPlaced,
  type ProductCreated,
  type Rejection,
  type StockEvent,
  evolveFulfilment,
  holdDecider,
  idempotencyKeyDecider,
  initialFulfilment,
  orderDecider,
  orderNumbersDecider,
  orderOfStockEvent,
  productDecider,
  react,
  stockDecider,
} from '@order-ledger/domain';
import type { DomainEvent, LedgerEvent } from '@order-ledger/event-store';
import {
  type Beginnings,
  type PublishedEvent,
  translate,
} from '@order-ledger/process-manager/integration';
import {
  type Projection,
  addFolded,
  foldEvents,
  keyText,
  nothingFolded,
  orderDetails,
  orderListing,
  product,
  reservation,
  stock,
} from '@order-ledger/projections';

/** A state, or a row, before and after an event. */
export interface Made {
  readonly before: unknown;
  readonly after: unknown;
}

/** Whoever reads events, with a name and a memory of its own. */
export interface Reader {
  readonly name: string;
  /** What it makes of the next event; `undefined` when that does not concern it. */
  read(event: LedgerEvent): Made | undefined | Promise<Made>;
}

const deciderReader = <State, Command, Event extends DomainEvent, R extends Rejection>(
  category: string,
  decider: Decider<State, Command, Event, R>,
): Reader => {
  const states = new Map<string, State>();
  return {
    name: `decider of ${category}`,
    read: (event) => {
      if (event.category !== category) return undefined;
      const before = states.get(event.stream) ?? decider.initialState;
      const after = decider.evolve(before, event.event as Event);
      states.set(event.stream, after);
      return { before, after };
    },
  };
};

const projectionReader = <Event extends DomainEvent, Content extends object>(
  category: string,
  projection: Projection<Event, Content>,
): Reader => {
  const { keyOf, name } = projection;
  const folded = nothingFolded<Content>();
  return {
    name: `projection ${name}`,
    read: (any) => {
      if (any.category !== category) return undefined;
      const event = any as LedgerEvent<Event>;
      const key = keyOf(event);
      const row = () => (key === undefined ? undefined : folded.rows.get(keyText(key)));
      const before = row();
      addFolded(folded, foldEvents(projection, folded, [event]));
      return { before, after: row() };
    },
  };
};

const policy: FulfilmentPolicy = {
  abandonAfterMs: 30_000,
  warehouseReplyMs: 30_000,
  warehouseAttempts: 4,
  payments: { replyMs: 30_000, attempts: 6 },
};

/** Orders and holds as the process sees them: from their own events and from those of their stock. */
const fulfilmentReader = (): Reader => {
  const states = new Map<string, ReturnType<typeof initialFulfilment>>();
  return {
    name: 'fulfilment process',
    read: ({ category, event, streamId, ...place }) => {
      const revision = Number(place.revision);
      const ofOrder = category === 'order';
      if (!ofOrder && category !== 'stockReservation') return undefined;
      const orderId = ofOrder ? streamId : orderOfStockEvent(event as StockEvent);
      if (orderId === null) return undefined;
      const before = states.get(orderId) ?? initialFulfilment(orderId);
      const learnt = ofOrder
        ? evolveFulfilment(before, { type: 'orderEvent', event: event as OrderEvent, revision })
        : evolveFulfilment(before, { type: 'stockEvent', event: event as StockEvent, revision });
      const { state, actions, wakeAt } = react(learnt, place.createdAt.toISOString(), policy);
      states.set(orderId, state);
      return { before: { state: before }, after: { state, actions, wakeAt } };
    },
  };
};

const inMemory = (): Beginnings => {
  const orders = new Map<string, OrderPlaced['data']>();
  const products = new Map<string, ProductCreated['data']>();
  const found = async <Value>(all: ReadonlyMap<string, Value>, id: string): Promise<Value> => {
    const value = all.get(id);
    if (value === undefined) throw new TypeError(`nothing is known of how ${id} began`);
    return await Promise.resolve(value);
  };
  return {
    keepOrder: (placed) => void orders.set(placed.orderId, placed),
    keepProduct: (created) => void products.set(created.productId, created),
    orderOf: async (orderId) => await found(orders, orderId),
    productOf: async (productId) => await found(products, productId),
  };
};

const published = new Set(['order', 'product', 'stockReservation']);

const integrationReader = (): Reader => {
  const beginnings = inMemory();
  return {
    name: 'integration events',
    read: (event) => {
      if (!published.has(event.category)) return undefined;
      const told = translate(event as LedgerEvent<PublishedEvent>, beginnings);
      return told.then((message) => {
        const after: unknown = message === null ? {} : JSON.parse(message.text);
        return { before: {}, after };
      });
    },
  };
};

/** New ones, which have read nothing yet. */
export const allReaders = (): readonly Reader[] => [
  deciderReader('order', orderDecider),
  deciderReader('stockReservation', stockDecider),
  deciderReader('product', productDecider),
  deciderReader('hold', holdDecider),
  deciderReader('orderNumbers', orderNumbersDecider),
  deciderReader('idempotencyKey', idempotencyKeyDecider),
  fulfilmentReader(),
  projectionReader('order', orderListing),
  projectionReader('order', orderDetails),
  projectionReader('stockReservation', stock),
  projectionReader('stockReservation', reservation),
  projectionReader('product', product),
  integrationReader(),
];
