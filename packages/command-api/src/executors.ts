import { codecs, stockSnapshots } from '@order-ledger/contracts';
import {
  holdDecider,
  idempotencyKeyDecider,
  orderDecider,
  orderNumbersDecider,
  productDecider,
  stockDecider,
} from '@order-ledger/domain';
import { createCommandExecutor } from '@order-ledger/event-store';
import type { EventStore, ExecutorLimits, Logger } from '@order-ledger/event-store';

/** One executor per category of streams that this service writes, by the category. */
export const createExecutors = (
  eventStore: EventStore,
  logger: Logger,
  limits: Partial<ExecutorLimits> = {},
) => ({
  order: createCommandExecutor({
    eventStore,
    category: 'order',
    decider: orderDecider,
    codec: codecs.order,
    limits,
  }),
  stockReservation: createCommandExecutor({
    eventStore,
    category: 'stockReservation',
    decider: stockDecider,
    codec: codecs.stockReservation,
    limits,
    snapshots: stockSnapshots,
    logger,
  }),
  hold: createCommandExecutor({
    eventStore,
    category: 'hold',
    decider: holdDecider,
    codec: codecs.hold,
    limits,
  }),
  product: createCommandExecutor({
    eventStore,
    category: 'product',
    decider: productDecider,
    codec: codecs.product,
    limits,
  }),
  orderNumbers: createCommandExecutor({
    eventStore,
    category: 'orderNumbers',
    decider: orderNumbersDecider,
    codec: codecs.orderNumbers,
    limits,
  }),
  idempotencyKey: createCommandExecutor({
    eventStore,
    category: 'idempotencyKey',
    decider: idempotencyKeyDecider,
    codec: codecs.idempotencyKey,
    limits,
  }),
});
