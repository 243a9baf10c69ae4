import type { Instant, OrderId, StockQuantity } from '../../shared/ids.ts';
import type { Currency, Minor } from '../../shared/money.ts';
import type { SealedText } from '../../shared/sealed-text.ts';

/* How an order comes about, and how it ends before anything was shipped. */

export interface OrderLine extends StockQuantity {
  /** Price of one piece. */
  readonly unitPrice: Minor;
}

/** `total = subtotal - discount + tax + shipping`. */
export interface Totals {
  readonly subtotal: Minor;
  readonly discount: Minor;
  readonly tax: Minor;
  readonly shipping: Minor;
  readonly total: Minor;
}

/** What is missing for one line of a refused order. */
export interface Shortage extends StockQuantity {
  /** Pieces that were free when the line was refused; `null` when the item is not stocked. */
  readonly available: number | null;
}

export type OrderPlaced = {
  readonly type: 'OrderPlaced';
  readonly data: {
    readonly orderId: OrderId;
    readonly orderNumber: string;
    /** `null` for a guest. */
    readonly userId: string | null;
    readonly lines: readonly OrderLine[];
    readonly currency: Currency;
    readonly totals: Totals;
    readonly shippingAddress: SealedText;
    readonly notes: SealedText | null;
    readonly paymentMethod: string;
    readonly placedAt: Instant;
    /** When the order expires unless it is paid. */
    readonly paymentDueAt: Instant;
  };
};

/** Every line has its stock reserved. */
export type OrderReserved = {
  readonly type: 'OrderReserved';
  readonly data: { readonly orderId: OrderId; readonly reservedAt: Instant };
};

/** Stock was missing: no line keeps a reservation. */
export type OrderRejected = {
  readonly type: 'OrderRejected';
  readonly data: {
    readonly orderId: OrderId;
    readonly shortages: readonly Shortage[];
    readonly rejectedAt: Instant;
  };
};

/** Paid, and every reservation confirmed. */
export type OrderConfirmed = {
  readonly type: 'OrderConfirmed';
  readonly data: { readonly orderId: OrderId; readonly confirmedAt: Instant };
};

/** `stock_lost`: a reservation of the order ended before it could be confirmed. */
export type CancellationCode =
  | 'requested'
  | 'stock_lost'
  | 'warehouse_refused'
  | 'warehouse_unavailable';

export type OrderCancelled = {
  readonly type: 'OrderCancelled';
  readonly data: {
    readonly orderId: OrderId;
    readonly code: CancellationCode;
    /** The words of who cancelled: free text, hence sealed. */
    readonly comment: SealedText | null;
    readonly cancelledAt: Instant;
  };
};

export type OrderExpired = {
  readonly type: 'OrderExpired';
  readonly data: { readonly orderId: OrderId; readonly expiredAt: Instant };
};

/** Stock was reserved under this id but the order was never placed: the id is closed for good. */
export type OrderAbandoned = {
  readonly type: 'OrderAbandoned';
  readonly data: { readonly orderId: OrderId; readonly abandonedAt: Instant };
};

export type PlacementEvent =
  | OrderPlaced
  | OrderReserved
  | OrderRejected
  | OrderConfirmed
  | OrderCancelled
  | OrderExpired
  | OrderAbandoned;
