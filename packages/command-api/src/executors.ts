import { codecs } from '@order-ledger/contracts';
import {
  holdDecider,
  idempotencyKeyDecider,
  orderDecider,
  orderNumbersDecider,
  productDecider,
  stockDecider,
} from '@order-ledger/domain';
import { createCommandExecutor } from '@order-ledger/event-store';
import type { EventStore } from '@order-ledger/event-store';

/** One executor per category of streams that this service writes, by the category. */
export const createExecutors = (eventStore: EventStore) => ({
  order: createCommandExecutor({
    eventStore,
    category: 'order',
    decider: orderDecider,
    codec: codecs.order,
  }),
  stockReservation: createCommandExecutor({
    eventStore,
    category: 'stockReservation',
    decider: stockDecider,
    codec: codecs.stockReservation,
  }),
  hold: createCommandExecutor({
    eventStore,
    category: 'hold',
    decider: holdDecider,
    codec: codecs.hold,
  }),
  product: createCommandExecutor({
    eventStore,
    category: 'product',
    decider: productDecider,
    codec: codecs.product,
  }),
  orderNumbers: createCommandExecutor({
    eventStore,
    category: 'orderNumbers',
    decider: orderNumbersDecider,
    codec: codecs.orderNumbers,
  }),
  idempotencyKey: createCommandExecutor({
    eventStore,
    category: 'idempotencyKey',
    decider: idempotencyKeyDecider,
    codec: codecs.idempotencyKey,
  }),
});
