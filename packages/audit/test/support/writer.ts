import { randomUUID } from 'node:crypto';
import { codecs } from '@order-ledger/contracts';
import type { Category } from '@order-ledger/contracts';
import {
  holdDecider,
  idempotencyKeyDecider,
  orderDecider,
  orderNumbersDecider,
  productDecider,
  stockDecider,
  stockItemId,
} from '@order-ledger/domain';
import type {
  HoldCommand,
  LeaseOrderNumbers,
  OrderCommand,
  ProductCommand,
  StockCommand,
  StockItem,
  UseKey,
} from '@order-ledger/domain';
import { createCommandExecutor } from '@order-ledger/event-store';
import type { CommandContext, EventStore } from '@order-ledger/event-store';

const context = (): CommandContext => ({
  commandId: randomUUID(),
  correlationId: 'test',
  actor: 'service:test',
});

type Answer =
  | { readonly kind: 'accepted' | 'repeated'; readonly events: readonly unknown[] }
  | { readonly kind: 'rejected'; readonly rejection: { readonly code: string } };

/** A command that does nothing is a mistake of the test. */
const mustDo = (answer: Answer): void => {
  if (answer.kind === 'rejected') throw new Error(`refused: ${answer.rejection.code}`);
  if (answer.events.length === 0) throw new Error('nothing was done');
};

/** Writes the ledger through its own deciders. */
export const createWriter = (eventStore: EventStore) => {
  const of = <Name extends Category>(category: Name) => ({
    eventStore,
    category,
    codec: codecs[category],
  });
  const orders = createCommandExecutor({ ...of('order'), decider: orderDecider });
  const stock = createCommandExecutor({ ...of('stockReservation'), decider: stockDecider });
  const products = createCommandExecutor({ ...of('product'), decider: productDecider });
  const holds = createCommandExecutor({ ...of('hold'), decider: holdDecider });
  const numbers = createCommandExecutor({ ...of('orderNumbers'), decider: orderNumbersDecider });
  const keys = createCommandExecutor({ ...of('idempotencyKey'), decider: idempotencyKeyDecider });
  return {
    order: async (id: string, command: OrderCommand): Promise<void> =>
      mustDo(await orders.execute(id, command, context())),
    stock: async (item: StockItem, command: StockCommand): Promise<void> =>
      mustDo(await stock.execute(stockItemId(item), command, context())),
    product: async (id: string, command: ProductCommand): Promise<void> =>
      mustDo(await products.execute(id, command, context())),
    hold: async (id: string, command: HoldCommand): Promise<void> =>
      mustDo(await holds.execute(id, command, context())),
    numbers: async (day: string, command: LeaseOrderNumbers): Promise<void> =>
      mustDo(await numbers.execute(day, command, context())),
    key: async (id: string, command: UseKey): Promise<void> =>
      mustDo(await keys.execute(id, command, context())),
  };
};

export type Writer = ReturnType<typeof createWriter>;
