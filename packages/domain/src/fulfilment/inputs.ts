import type { OrderEvent } from '../order/events.ts';
import type { Instant, OrderId } from '../shared/ids.ts';
import type { StockRejection } from '../stock-reservation/commands.ts';
import type { StockEvent } from '../stock-reservation/events.ts';
import type { AskPayment, AskWarehouse, CommandStock } from './actions.ts';
import type { MoneyTerms } from './state.ts';

/** What became of an operation at the warehouse. */
export interface WarehouseReport {
  readonly operation: 'reserve' | 'commit' | 'cancel';
  /** Of the ask that it answers. */
  readonly generation: number;
  /**
   * `accepted`: done. `refused`: not done, for good. `failed`: not done, and it may be sent again.
   * `unknown`: nobody can tell.
   */
  readonly outcome: 'accepted' | 'refused' | 'failed' | 'unknown';
}

/**
 * What the payment provider says about a charge or refund, named within its order. The answer to a
 * void is about its charge. Nothing is said of an outcome that is not known: it is asked for again.
 */
export type PaymentReport = {
  readonly kind: MoneyTerms['kind'];
  readonly id: string;
} & (
  | { readonly outcome: 'succeeded'; /** The provider's id. */ readonly reference: string }
  | { readonly outcome: 'failed'; readonly reference: string | null; readonly code: string }
);

/**
 * Everything the process learns. Each may come twice, and replies in any order; the events of one
 * stream come in their order. `revision` is the event's place in its stream, from 0.
 */
export type FulfilmentInput =
  | { readonly type: 'orderEvent'; readonly event: OrderEvent; readonly revision: number }
  | { readonly type: 'stockEvent'; readonly event: StockEvent; readonly revision: number }
  /**
   * A stock stream refused a command for good, which leaves no event. The refusal of a command to
   * the order is none of the inputs: it only repeats what an event of the order says.
   */
  | {
      readonly type: 'stockRejected';
      readonly action: CommandStock;
      readonly rejection: StockRejection;
    }
  /** A message has left; only those that `wantsDelivery` names are told. */
  | { readonly type: 'delivered'; readonly action: AskWarehouse | AskPayment; readonly at: Instant }
  | ({ readonly type: 'warehouseReported' } & WarehouseReport)
  | ({ readonly type: 'paymentReported' } & PaymentReport);

/**
 * Whose process a stock event belongs to: the order's, or the one of a hold under its reservation
 * id; `null` when it is about the item alone.
 */
export const orderOfStockEvent = (event: StockEvent): OrderId | null =>
  'reservationId' in event.data ? event.data.reservationId : null;
