import type { Encrypted } from '../shared/encrypted.ts';
import type { Instant } from '../shared/ids.ts';
import type { Currency, Minor } from '../shared/money.ts';
import type { CancellationCode, OrderPlaced, Shortage } from './events.ts';

/**
 * What became of the stock before the order was written: `reserved` and `refused` come from a
 * placement that reserved first, `pending` leaves the reserving to the fulfilment process.
 */
export type StockOutcome =
  | { readonly kind: 'pending' }
  | { readonly kind: 'reserved' }
  | { readonly kind: 'refused'; readonly shortages: readonly Shortage[] };

export type PlaceOrder = {
  readonly type: 'PlaceOrder';
  readonly order: Omit<OrderPlaced['data'], 'totals'> & {
    readonly charges: { readonly discount: Minor; readonly tax: Minor; readonly shipping: Minor };
  };
  readonly stock: StockOutcome;
};

export type ReserveOrder = { readonly type: 'ReserveOrder'; readonly at: Instant };

export type RejectOrder = {
  readonly type: 'RejectOrder';
  readonly shortages: readonly Shortage[];
  readonly at: Instant;
};

export type PayOrder = {
  readonly type: 'PayOrder';
  readonly method: string;
  readonly reference: string;
  /** Absent: the order's total. Present: must equal it. */
  readonly paid?: { readonly amount: Minor; readonly currency: Currency };
  readonly at: Instant;
};

export type ConfirmOrder = { readonly type: 'ConfirmOrder'; readonly at: Instant };

export type CancelOrder = {
  readonly type: 'CancelOrder';
  readonly code: CancellationCode;
  readonly comment: Encrypted | null;
  readonly at: Instant;
};

export type ExpireOrder = { readonly type: 'ExpireOrder'; readonly at: Instant };

export type AbandonOrder = {
  readonly type: 'AbandonOrder';
  readonly orderId: string;
  readonly at: Instant;
};

export type OrderCommand =
  | PlaceOrder
  | ReserveOrder
  | RejectOrder
  | PayOrder
  | ConfirmOrder
  | CancelOrder
  | ExpireOrder
  | AbandonOrder;
