import { isRejection, orderDecider, stockDecider, stockItemId } from '../../../src/index.ts';
import type {
  FulfilmentInput,
  OrderCommand,
  OrderEvent,
  OrderRejection,
  OrderState,
  StockCommand,
  StockEvent,
  StockRejection,
  StockState,
} from '../../../src/index.ts';

export type LedgerInput = Extract<FulfilmentInput, { type: 'orderEvent' | 'stockEvent' }>;

/** The streams of orders and stock items, folded by the real deciders, and what `$all` shows. */
export class Ledger {
  readonly orders = new Map<string, OrderState>();
  readonly stocks = new Map<string, StockState>();
  readonly all: LedgerInput[] = [];
  readonly #lengths = new Map<string, number>();

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
      this.all.push({ type: 'orderEvent', event, revision: this.#next(orderId) });
    }
    return null;
  }

  commandStock(itemId: string, command: StockCommand): StockRejection | null {
    const decision = stockDecider.decide(command, this.stock(itemId));
    if (isRejection(decision)) return decision;
    for (const event of decision) {
      this.stocks.set(itemId, stockDecider.evolve(this.stock(itemId), event));
      this.all.push({ type: 'stockEvent', event, revision: this.#next(itemId) });
    }
    return null;
  }

  orderEvents(orderId: string): readonly OrderEvent[] {
    return this.all.flatMap((input) =>
      input.type === 'orderEvent' && input.event.data.orderId === orderId ? [input.event] : [],
    );
  }

  stockEvents(itemId: string): readonly StockEvent[] {
    return this.all.flatMap((input) =>
      input.type === 'stockEvent' && stockItemId(input.event.data) === itemId ? [input.event] : [],
    );
  }

  #next(stream: string): number {
    const revision = this.#lengths.get(stream) ?? 0;
    this.#lengths.set(stream, revision + 1);
    return revision;
  }
}
