import { isRejection, orderDecider, stockDecider } from '../../../src/index.ts';
import type {
  FulfilmentInput,
  OrderCommand,
  OrderRejection,
  OrderState,
  StockCommand,
  StockRejection,
  StockState,
} from '../../../src/index.ts';

export type LedgerInput = Extract<FulfilmentInput, { type: 'orderEvent' | 'stockEvent' }>;

/** The streams of orders and stock items, folded by the real deciders, and what `$all` shows. */
export class Ledger {
  readonly orders = new Map<string, OrderState>();
  readonly stocks = new Map<string, StockState>();
  readonly all: LedgerInput[] = [];

  order(orderId: string): OrderState {
    return this.orders.get(orderId) ?? orderDecider.initialState;
  }

  stock(itemId: string): StockState {
    return this.stocks.get(itemId) ?? stockDecider.initialState;
  }

  commandOrder(orderId: string, command: OrderCommand): OrderRejection | null {
    const decision = orderDecider.decide(command, this.order(orderId));
    if (isRejection(decision)) return decision;
    for (const event of decision) {
      this.orders.set(orderId, orderDecider.evolve(this.order(orderId), event));
      this.all.push({ type: 'orderEvent', event });
    }
    return null;
  }

  commandStock(itemId: string, command: StockCommand): StockRejection | null {
    const decision = stockDecider.decide(command, this.stock(itemId));
    if (isRejection(decision)) return decision;
    for (const event of decision) {
      this.stocks.set(itemId, stockDecider.evolve(this.stock(itemId), event));
      this.all.push({ type: 'stockEvent', event });
    }
    return null;
  }
}
