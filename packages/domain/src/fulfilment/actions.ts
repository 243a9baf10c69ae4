import type { OrderCommand } from '../order/commands.ts';
import type { MovementId, OrderId, StockItem, StockQuantity } from '../shared/ids.ts';
import type { Currency, Minor } from '../shared/money.ts';
import type { StockCommand } from '../stock-reservation/commands.ts';
import type { WarehouseAsk } from './state.ts';

interface Keyed {
  /** Of a hold: its reservation id. */
  readonly orderId: OrderId;
  /** Unique within the order and the same for ever: ids of commands and messages derive from it. */
  readonly key: string;
}

export type CommandOrder = Keyed & {
  readonly type: 'commandOrder';
  readonly command: OrderCommand;
};

export type CommandStock = Keyed & {
  readonly type: 'commandStock';
  readonly item: StockItem;
  readonly command: StockCommand;
};

/** One operation per generation of the order at the warehouse. */
export type AskWarehouse = Keyed & {
  readonly type: 'askWarehouse';
  readonly kind: WarehouseAsk['kind'];
  /** From 1. What the order needs has changed since the generation before, which was cancelled. */
  readonly generation: number;
  readonly attempt: number;
  /** All that the order needs in this generation. */
  readonly items: readonly StockQuantity[];
};

/**
 * To the payment provider. A repetition (`attempt` above 1) is about the same charge or refund: the
 * provider knows it by its `id`. `void`: a charge that was asked for is no longer wanted; the
 * provider says whether it was made, and one that was not made is never made.
 */
export type AskPayment = Keyed & {
  readonly type: 'askPayment';
  /** `paymentId` of a charge or void, `refundId` of a refund. */
  readonly id: string;
  readonly attempt: number;
  readonly amount: Minor;
  readonly currency: Currency;
} & (
    | { readonly kind: 'charge' | 'void'; readonly method: string }
    | { readonly kind: 'refund'; readonly paymentReference: string }
  );

/** Names the return of what a cancelled order had confirmed. */
export const cancelMovement = (orderId: OrderId): MovementId => `cancel:${orderId}`;

/** Names the return of pieces that were cancelled, by how many of their item are left. */
export const partialCancelMovement = (orderId: OrderId, left: number): MovementId =>
  `cancel:${orderId}:${left}`;

export const shipMovement = (shipmentId: string): MovementId => `ship:${shipmentId}`;

export const restockMovement = (returnId: string): MovementId => `return:${returnId}`;

/** What is to be done outside, at least once and, by its key, with one effect. */
export type FulfilmentAction = CommandOrder | CommandStock | AskWarehouse | AskPayment;

/**
 * Whether the process wants to hear that the action was carried out. A first message is not told:
 * the common order then costs nothing more. A repetition is, so that a broken connection is not
 * taken for somebody silent.
 */
export const wantsDelivery = (action: FulfilmentAction): action is AskWarehouse | AskPayment =>
  (action.type === 'askWarehouse' || action.type === 'askPayment') && action.attempt > 1;
