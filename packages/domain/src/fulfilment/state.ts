import { isHoldReservation } from '../hold/hold.ts';
import type { LinePieces } from '../order/line-pieces.ts';
import type { Instant, OrderId, StockItem, StockQuantity } from '../shared/ids.ts';
import type { Currency, Minor } from '../shared/money.ts';

/*
 * What the fulfilment process remembers of one order, or of one hold. It is kept as JSON by the
 * process manager: plain values only. A new field needs its default in `load.ts`.
 */

/** What the order stream has said so far. Processing, shipping and returns leave it confirmed. */
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

/** What the item's stock stream has said; `refused`: that it has none for the order. */
export type ItemPhase =
  | 'pending'
  | 'refused'
  | 'reserved'
  | 'confirmed'
  | 'released'
  | 'expired'
  | 'returned';

export type FulfilmentLine = StockItem & LinePieces;

export interface FulfilmentItem extends StockItem {
  /** Pieces that its reservation holds, or that are confirmed and not given back. */
  readonly quantity: number;
  readonly phase: ItemPhase;
  /** Pieces that the order's lines ask for: 0 for a reservation that they do not ask for. */
  readonly ordered: number;
  /** When its reservation expires, once it was seen. */
  readonly expiresAt: Instant | null;
  /** Pieces that were free when it was refused; `null` when the item is not stocked. */
  readonly available: number | null;
  /** Of the last event seen of its stock stream; -1 before. */
  readonly revision: number;
  /** Its reservation was made larger. */
  readonly raised: boolean;
  /** Since when the process knows that it is larger than needed for that reason. */
  readonly excessSince: Instant | null;
  /** The size that its reservation could not be given, the last time. */
  readonly refusedSize: number | null;
  /** Reservations that ended before this one under the same id, which the stock has forgotten. */
  readonly later: number;
  /** Key of the command for another size, or to give pieces back, that the stock has not answered. */
  readonly changing: string | null;
}

/** A message that waits for a reply. */
export interface Sent {
  /** From 1. */
  readonly attempt: number;
  /** When it was handed over, the start of the wait for a reply. */
  readonly at: Instant;
  /** False until a repetition has really left: the wait does not count while it cannot. */
  readonly delivered: boolean;
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

/** The last message to the warehouse. A query and a repeated reserve go on counting. */
export interface WarehouseAsk extends Sent {
  readonly kind: 'reserve' | 'query' | 'commit' | 'cancel';
  /** The warehouse says that it has not happened and may be sent again. */
  readonly failed: boolean;
}

export interface WarehouseTalk {
  /** 1, and one more each time that the order needs something else than was asked for. */
  readonly generation: number;
  /** What it was asked for in this generation. */
  readonly asked: readonly StockQuantity[];
  /** In this generation. */
  readonly answer: WarehouseAnswer;
  readonly ask: WarehouseAsk | null;
}

/** Pieces that left or came back, until the stock has booked it. */
export interface DueMovement extends StockQuantity {
  readonly kind: 'ship' | 'restock';
  /** Of the shipment or the return. */
  readonly id: string;
}

export type MoneyTerms = { readonly id: string; readonly amount: Minor } & {
  readonly currency: Currency;
} & (
    | { readonly kind: 'charge'; readonly method: string }
    | { readonly kind: 'refund'; readonly paymentReference: string }
  );

export type MoneyResult =
  | { readonly outcome: 'succeeded'; readonly reference: string }
  | { readonly outcome: 'failed'; readonly reference: string | null; readonly code: string };

/** A charge or refund that the order asked for. */
export interface MoneyAsk {
  readonly terms: MoneyTerms;
  /** The order waits for its result. */
  readonly open: boolean;
  /** `null` when the provider was not asked. */
  readonly ask: Sent | null;
  /** What the provider said, without repetitions. */
  readonly results: readonly MoneyResult[];
}

export interface FulfilmentState {
  readonly orderId: OrderId;
  readonly phase: OrderPhase;
  /** Of the last event of the order that told something; -1 before. */
  readonly revision: number;
  /** What is left of each line, in the order of `OrderPlaced`. */
  readonly lines: readonly FulfilmentLine[];
  /** By stock item id. */
  readonly items: Readonly<Record<string, FulfilmentItem>>;
  readonly movements: readonly DueMovement[];
  /** Something was shipped: the order can no longer be cancelled. */
  readonly dispatched: boolean;
  readonly warehouse: WarehouseTalk;
  /** By kind and id. */
  readonly money: Readonly<Record<string, MoneyAsk>>;
  readonly paymentDueAt: Instant | null;
  /** When the first reservation was seen: an order that is not placed soon after is abandoned. */
  readonly firstReservedAt: Instant | null;
  /** Keys of the commands already given out; none is given out twice. */
  readonly taken: readonly string[];
}

export const initialFulfilment = (orderId: OrderId): FulfilmentState => ({
  orderId,
  phase: 'unplaced',
  revision: -1,
  lines: [],
  items: {},
  movements: [],
  dispatched: false,
  warehouse: { generation: 1, asked: [], answer: 'none', ask: null },
  money: {},
  paymentDueAt: null,
  firstReservedAt: null,
  taken: [],
});

export const newItem = (item: StockItem, ordered: number): FulfilmentItem => ({
  warehouseId: item.warehouseId,
  productId: item.productId,
  quantity: 0,
  phase: 'pending',
  ordered,
  expiresAt: null,
  available: null,
  revision: -1,
  raised: false,
  excessSince: null,
  refusedSize: null,
  later: 0,
  changing: null,
});

/** The order is over without goods: whatever is still held for it is to be given back. */
export const isClosed = ({ phase }: FulfilmentState): boolean =>
  phase === 'abandoned' || phase === 'rejected' || phase === 'cancelled' || phase === 'expired';

export const isHold = ({ orderId }: FulfilmentState): boolean => isHoldReservation(orderId);

export const itemsOf = (state: FulfilmentState): readonly (readonly [string, FulfilmentItem])[] =>
  Object.entries(state.items);

export const orderedItems = (state: FulfilmentState): readonly FulfilmentItem[] =>
  Object.values(state.items).filter((item) => item.ordered > 0);

/** Pieces of each item that the order needs. */
export const needOf = (state: FulfilmentState): readonly StockQuantity[] =>
  orderedItems(state).map(({ warehouseId, productId, ordered: quantity }) => ({
    warehouseId,
    productId,
    quantity,
  }));
