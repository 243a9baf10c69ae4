import type { OrderCommand } from '../order/commands.ts';
import type { MovementId, OrderId, StockItem, StockQuantity } from '../shared/ids.ts';
import type { StockCommand } from '../stock-reservation/commands.ts';
import type { WarehouseAsk } from './state.ts';

interface Keyed {
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

/** One operation per order at the warehouse: all messages of an order are about the same one. */
export type AskWarehouse = Keyed & {
  readonly type: 'askWarehouse';
  readonly kind: WarehouseAsk['kind'];
  readonly attempt: number;
  /** What the order needs. */
  readonly items: readonly StockQuantity[];
};

/** Names the return of what a cancelled order had confirmed. */
export const cancelMovement = (orderId: OrderId): MovementId => `cancel:${orderId}`;

/** What is to be done outside, at least once and, by its key, with one effect. */
export type FulfilmentAction = CommandOrder | CommandStock | AskWarehouse;

/**
 * Whether the process wants to hear that the action was carried out. A first message is not told:
 * the common order then costs nothing more. A repetition is, so that a broken connection is not
 * taken for a silent warehouse.
 */
export const wantsDelivery = (action: FulfilmentAction): action is AskWarehouse =>
  action.type === 'askWarehouse' && action.attempt > 1;
