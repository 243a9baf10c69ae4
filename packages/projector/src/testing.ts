import { randomUUID } from 'node:crypto';
import { orderCodec, productCodec, stockReservationCodec } from '@order-ledger/contracts';
import {
  type OrderCommand,
  type PlaceOrder,
  type ProductCommand,
  type StockCommand,
  type StockItem,
  orderDecider,
  productDecider,
  stockDecider,
  stockItemId,
} from '@order-ledger/domain';
import {
  type CommandContext,
  type CommandResult,
  type EventStore,
  createCommandExecutor,
} from '@order-ledger/event-store';

/* For tests of what follows the ledger: writes it by the deciders of the domain. */

const context = (): CommandContext => ({
  commandId: randomUUID(),
  correlationId: 'test',
  actor: 'service:test',
});

const positionOf = <State, Event, R extends { readonly code: string }>(
  result: CommandResult<State, Event, R>,
): bigint => {
  if (result.kind === 'rejected') throw new Error(`refused: ${result.rejection.code}`);
  return result.position;
};

export interface LedgerWriter {
  /** Executes a command and resolves to its position. Rejects when it is refused. */
  order(orderId: string, command: OrderCommand): Promise<bigint>;
  stock(item: StockItem, command: StockCommand): Promise<bigint>;
  product(productId: string, command: ProductCommand): Promise<bigint>;
}

export const ledgerWriter = (eventStore: EventStore): LedgerWriter => {
  const orders = createCommandExecutor({
    eventStore,
    category: 'order',
    decider: orderDecider,
    codec: orderCodec,
  });
  const stock = createCommandExecutor({
    eventStore,
    category: 'stockReservation',
    decider: stockDecider,
    codec: stockReservationCodec,
  });
  const products = createCommandExecutor({
    eventStore,
    category: 'product',
    decider: productDecider,
    codec: productCodec,
  });
  return {
    order: async (orderId, command) =>
      positionOf(await orders.execute(orderId, command, context())),
    stock: async (item, command) =>
      positionOf(await stock.execute(stockItemId(item), command, context())),
    product: async (productId, command) =>
      positionOf(await products.execute(productId, command, context())),
  };
};

export const testItem: StockItem = { warehouseId: 'main', productId: 'tea' };
export const testTime = '2026-11-20T10:00:00.000Z';
export const testDueTime = '2026-11-20T10:15:00.000Z';

/** An order of two pieces whose stock is reserved, 22.98 USD in all; `facts` replace its own. */
export const placeOrder = (
  orderId: string,
  facts: Partial<PlaceOrder['order']> = {},
  stock: PlaceOrder['stock'] = { kind: 'reserved' },
): PlaceOrder => ({
  type: 'PlaceOrder',
  order: {
    orderId,
    orderNumber: 'ORD-20261120-000001',
    userId: 'user123',
    lines: [{ ...testItem, quantity: 2, unitPrice: 999 }],
    currency: 'USD',
    charges: { discount: 0, tax: 0, shipping: 300 },
    shippingAddress: { personId: 'user:user123', sealed: 'A'.repeat(60) },
    notes: null,
    paymentMethod: 'card',
    placedAt: testTime,
    paymentDueAt: testDueTime,
    ...facts,
  },
  stock,
});
