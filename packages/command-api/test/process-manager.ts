import { codecs } from '@order-ledger/contracts';
import { orderDecider, stockDecider } from '@order-ledger/domain';
import { createCommandExecutor } from '@order-ledger/event-store';
import type { Ledger } from './command-api.ts';

const context = () => ({
  commandId: crypto.randomUUID(),
  correlationId: 'test',
  actor: 'process-manager',
});

/** Commands of the process manager that change what a placement finds. */
export const processManager = ({ eventStore }: Ledger) => {
  const orders = createCommandExecutor({
    eventStore,
    category: 'order',
    decider: orderDecider,
    codec: codecs.order,
  });
  const stock = createCommandExecutor({
    eventStore,
    category: 'stockReservation',
    decider: stockDecider,
    codec: codecs.stockReservation,
  });
  const now = () => new Date().toISOString();
  return {
    /** Closes the id of an order that was never placed. */
    abandon: async (orderId: string) => {
      await orders.execute(orderId, { type: 'AbandonOrder', orderId, at: now() }, context());
    },
    /** The reservations of a paid order are confirmed. */
    confirm: async (orderId: string) => {
      await orders.execute(orderId, { type: 'ConfirmOrder', at: now() }, context());
    },
    release: async (orderId: string, product: string) => {
      await stock.execute(
        `main.${product}`,
        { type: 'ReleaseReservation', reservationId: orderId, reason: 'cancelled', at: now() },
        context(),
      );
    },
  };
};
