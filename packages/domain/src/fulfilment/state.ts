import type { Instant, OrderId, StockItem } from '../shared/ids.ts';

/*
 * What the fulfilment process remembers of one order. It is kept as JSON by the process manager:
 * plain values only.
 */

/** What the order stream has said so far. */
export type OrderPhase =
  | 'unplaced'
  | 'abandoned'
  | 'placed'
  | 'reserved'
  | 'paid'
  | 'confirmed'
  | 'rejected'
  | 'cancelled'
  | 'expired';

/** What the item's stock stream has said, or answered when it refused. */
export type ItemPhase =
  | 'pending'
  | 'refused'
  | 'reserved'
  | 'confirmed'
  | 'released'
  | 'expired'
  | 'returned';

export interface FulfilmentItem extends StockItem {
  /** Pieces of its reservation: those ordered until one is seen. */
  readonly quantity: number;
  readonly phase: ItemPhase;
  /** Pieces that the order's lines ask for: 0 for a reservation that they do not ask for. */
  readonly ordered: number;
  /** When its reservation expires, once it was seen. */
  readonly expiresAt: Instant | null;
  /** Pieces that were free when it was refused; `null` when the item is not stocked. */
  readonly available: number | null;
}

/**
 * `refused`: nothing is held. `commitRefused`: it may still hold what it reserved. `kept`: it
 * refuses to cancel, the goods do not come back.
 */
export type WarehouseAnswer =
  | 'none'
  | 'reserved'
  | 'committed'
  | 'refused'
  | 'commitRefused'
  | 'cancelled'
  | 'kept';

/** The last message to the warehouse. */
export interface WarehouseAsk {
  readonly kind: 'reserve' | 'query' | 'commit' | 'cancel';
  /** From 1; a query and a repeated reserve go on counting from the reserve. */
  readonly attempt: number;
  /** When it was handed over, the start of the wait for a reply. */
  readonly at: Instant;
  /** False until a repetition has really left: the wait does not count while it cannot. */
  readonly delivered: boolean;
  /** The warehouse says that it has not happened and may be sent again. */
  readonly failed: boolean;
}

export interface FulfilmentState {
  readonly orderId: OrderId;
  readonly phase: OrderPhase;
  /** By stock item id. */
  readonly items: Readonly<Record<string, FulfilmentItem>>;
  readonly warehouse: { readonly answer: WarehouseAnswer; readonly ask: WarehouseAsk | null };
  readonly paymentDueAt: Instant | null;
  /** When the first reservation was seen: an order that is not placed soon after is abandoned. */
  readonly firstReservedAt: Instant | null;
  /** Keys of the commands already given out; none is given out twice. */
  readonly taken: readonly string[];
}

export const initialFulfilment = (orderId: OrderId): FulfilmentState => ({
  orderId,
  phase: 'unplaced',
  items: {},
  warehouse: { answer: 'none', ask: null },
  paymentDueAt: null,
  firstReservedAt: null,
  taken: [],
});

/** The order is over without goods: whatever is still held for it is to be given back. */
export const isClosed = ({ phase }: FulfilmentState): boolean =>
  phase === 'abandoned' || phase === 'rejected' || phase === 'cancelled' || phase === 'expired';

export const itemsOf = (state: FulfilmentState): readonly (readonly [string, FulfilmentItem])[] =>
  Object.entries(state.items);

export const orderedItems = (state: FulfilmentState): readonly FulfilmentItem[] =>
  Object.values(state.items).filter((item) => item.ordered > 0);

/** It is reserved, yet not as the order needs it: an earlier attempt asked for something else. */
export const isStray = ({ phase, quantity, ordered }: FulfilmentItem): boolean =>
  phase === 'reserved' && quantity !== ordered;
