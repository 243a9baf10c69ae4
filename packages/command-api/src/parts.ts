import type {
  OrderCommand,
  OrderEvent,
  OrderRejection,
  OrderState,
  StockCommand,
  StockEvent,
  StockRejection,
  StockState,
} from '@order-ledger/domain';
import type { CommandExecutor } from '@order-ledger/event-store';
import type { PersonalData } from '@order-ledger/personal-data';
import type { Keys } from './http/used-keys.ts';
import type { OrderNumbers } from './orders/order-numbers.ts';

export type Orders = CommandExecutor<OrderState, OrderCommand, OrderEvent, OrderRejection>;
export type Stock = CommandExecutor<StockState, StockCommand, StockEvent, StockRejection>;

/** What the routes work with. */
export interface Parts {
  readonly orders: Orders;
  readonly stock: Stock;
  readonly keys: Keys;
  readonly orderNumbers: OrderNumbers;
  readonly personalData: PersonalData;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly defaultCurrency: string;
  readonly paymentDeadlineMs: number;
}
