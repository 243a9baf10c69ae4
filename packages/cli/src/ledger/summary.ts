import {
  availableOf,
  evolveOrder,
  evolveStock,
  initialOrder,
  initialStock,
} from '@order-ledger/domain';
import type {
  OrderEvent,
  OrderState,
  OrderStatus,
  StockEvent,
  StockState,
} from '@order-ledger/domain';

/** What the streams say, counted while reading them once from the first event to the last. */
export interface LedgerSummary {
  readonly events: number;
  /** The status of every order that was placed, by its id. */
  readonly orders: ReadonlyMap<string, OrderStatus>;
  readonly stock: ReadonlyMap<string, StockFigures>;
  /** Prefixes of stock streams in which more was promised than had been received. */
  readonly oversold: number;
  /** Reservations that are neither confirmed nor released nor expired. */
  readonly openReservations: number;
}

/** Pieces. `received = available + reserved + confirmed`. */
export interface StockFigures {
  readonly received: number;
  readonly reserved: number;
  readonly confirmed: number;
  readonly available: number;
  /** The most that were reserved and confirmed at one moment. */
  readonly peak: number;
}

export interface SummaryBuilder {
  order(orderId: string, event: OrderEvent): void;
  stock(itemId: string, event: StockEvent): void;
  /** An event of another category. */
  other(): void;
  result(): LedgerSummary;
}

const isOversold = ({ received, reserved, confirmed }: StockState): boolean =>
  reserved + confirmed > received || reserved < 0 || confirmed < 0;

const promisedOf = ({ reserved, confirmed }: StockState): number => reserved + confirmed;

const figuresOf = (state: StockState, peak: number): StockFigures => ({
  received: state.received,
  reserved: state.reserved,
  confirmed: state.confirmed,
  available: availableOf(state),
  peak,
});

export const createSummary = (): SummaryBuilder => {
  const orders = new Map<string, OrderState>();
  const items = new Map<string, StockState>();
  const peaks = new Map<string, number>();
  let events = 0;
  let oversold = 0;

  return {
    order: (orderId, event) => {
      events += 1;
      orders.set(orderId, evolveOrder(orders.get(orderId) ?? initialOrder, event));
    },
    stock: (itemId, event) => {
      events += 1;
      const state = evolveStock(items.get(itemId) ?? initialStock, event);
      if (isOversold(state)) oversold += 1;
      items.set(itemId, state);
      peaks.set(itemId, Math.max(peaks.get(itemId) ?? 0, promisedOf(state)));
    },
    other: () => {
      events += 1;
    },
    result: () => {
      const states = [...items.values()];
      return {
        events,
        orders: new Map([...orders].map(([id, { status }]) => [id, status])),
        stock: new Map([...items].map(([id, state]) => [id, figuresOf(state, peaks.get(id) ?? 0)])),
        oversold,
        openReservations: states.reduce((sum, state) => sum + state.active.size, 0),
      };
    },
  };
};
