import type { EventStore } from '@order-ledger/event-store';
import pWaitFor from 'p-wait-for';
import { inspectStreams } from '../ledger/inspect.ts';
import { withProgress } from '../terminal/progress.ts';
import { openStatuses } from './plan.ts';
import type { Plan } from './plan.ts';
import type { Shop } from './shop.ts';

const countOpen = async (shop: Shop): Promise<number> => {
  const counts = await Promise.all(openStatuses.map(async (status) => await shop.count(status)));
  return counts.reduce((sum, count) => sum + count, 0);
};

/**
 * Waits until every order has come to its end: confirmed, cancelled, rejected or, past its payment
 * deadline, expired; and until no stock is reserved any more.
 */
export const settle = async (shop: Shop, eventStore: EventStore, plan: Plan): Promise<void> => {
  const timeout = { milliseconds: (plan.paymentDeadlineSeconds + 60) * 1_000 };
  let open = await countOpen(shop);
  await withProgress(
    'orders coming to their end',
    open,
    async (tick) =>
      await pWaitFor(
        async () => {
          const now = await countOpen(shop);
          tick(open - now);
          open = now;
          return now === 0;
        },
        { interval: 250, timeout },
      ),
  );
  await pWaitFor(async () => (await inspectStreams(eventStore)).summary.openReservations === 0, {
    interval: 250,
    timeout,
  });
};
