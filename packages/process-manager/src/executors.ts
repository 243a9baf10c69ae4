import { codecs, stockSnapshots } from '@order-ledger/contracts';
import { orderDecider, productDecider, stockDecider } from '@order-ledger/domain';
import { createCommandExecutor } from '@order-ledger/event-store';
import type { EventStore } from '@order-ledger/event-store';

/** What the process manager sends commands through: the same deciders as everybody else. */
export const createExecutors = (eventStore: EventStore) => ({
  orders: createCommandExecutor({
    eventStore,
    category: 'order',
    decider: orderDecider,
    codec: codecs.order,
  }),
  stocks: createCommandExecutor({
    eventStore,
    category: 'stockReservation',
    decider: stockDecider,
    codec: codecs.stockReservation,
    snapshots: stockSnapshots,
  }),
  products: createCommandExecutor({
    eventStore,
    category: 'product',
    decider: productDecider,
    codec: codecs.product,
  }),
});

export type Executors = ReturnType<typeof createExecutors>;
