import type { EventStore } from '@order-ledger/event-store';
import pWaitFor, { TimeoutError } from 'p-wait-for';
import { inspectLedger } from '../ledger/inspect.ts';
import { withProgress } from '../terminal/progress.ts';
import { openStatuses } from './plan.ts';
import type { Plan } from './plan.ts';
import type { Shop } from './shop.ts';
import { warehouseDisagreements } from './warehouse.ts';
import type { WarehouseAccess } from './warehouse.ts';

export interface Settling {
  readonly shop: Shop;
  readonly eventStore: EventStore;
  readonly warehouse: WarehouseAccess;
}

const countOpen = async (shop: Shop): Promise<number> => {
  const counts = await Promise.all(openStatuses.map(async (status) => await shop.count(status)));
  return counts.reduce((sum, count) => sum + count, 0);
};

/** Nothing is reserved any more, and the warehouse has heard of every end. */
const isAgreed = async (eventStore: EventStore, warehouse: WarehouseAccess): Promise<boolean> => {
  const { report, orders } = await inspectLedger(eventStore);
  if (report.openReservations > 0) return false;
  return (await warehouseDisagreements(warehouse, orders)).length === 0;
};

/**
 * Waits until every order has come to its end: confirmed, cancelled, rejected or, past its payment
 * deadline, expired; and then until stock and warehouse agree with that, which they do a little
 * later. If they never do, the report says so.
 */
export const settle = async (
  { shop, eventStore, warehouse }: Settling,
  plan: Plan,
): Promise<void> => {
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
  try {
    // Each look reads the whole ledger: not all the time, the services have work to do.
    await pWaitFor(async () => await isAgreed(eventStore, warehouse), { interval: 2_000, timeout });
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
  }
};
