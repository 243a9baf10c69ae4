import type { OrderEvent } from '../order/events.ts';
import type { Instant, OrderId } from '../shared/ids.ts';
import type { StockRejection } from '../stock-reservation/commands.ts';
import type { StockEvent } from '../stock-reservation/events.ts';
import type { AskWarehouse, CommandStock } from './actions.ts';

/** What became of an operation at the warehouse. */
export interface WarehouseReport {
  readonly operation: 'reserve' | 'commit' | 'cancel';
  /**
   * `accepted`: done. `refused`: not done, for good. `failed`: not done, and it may be sent again.
   * `unknown`: nobody can tell.
   */
  readonly outcome: 'accepted' | 'refused' | 'failed' | 'unknown';
}

/** Everything the process learns. Each may come twice, and replies in any order. */
export type FulfilmentInput =
  | { readonly type: 'orderEvent'; readonly event: OrderEvent }
  | { readonly type: 'stockEvent'; readonly event: StockEvent }
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
  | { readonly type: 'delivered'; readonly action: AskWarehouse; readonly at: Instant }
  | ({ readonly type: 'warehouseReported' } & WarehouseReport);

/** The order a stock event belongs to; `null` when it is about the item alone. */
export const orderOfStockEvent = (event: StockEvent): OrderId | null =>
  'reservationId' in event.data ? event.data.reservationId : null;
