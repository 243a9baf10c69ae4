import { codecs } from '@order-ledger/contracts';
import type { Stack } from '@order-ledger/embedded';
import { connectEventStore, readAll } from '@order-ledger/event-store';
import type { Latency, Products } from '../load/job.ts';
import { createDurations } from '../load/recorder.ts';

/**
 * How long a reservation itself takes: from the moment at which it was decided upon until the event
 * store wrote it, both of which stand in the event. In whole milliseconds.
 */
export const readReservationTimes = async (
  { env }: Stack,
  { prefix }: Products,
  since: Date,
): Promise<Latency> => {
  const eventStore = connectEventStore({ url: env['EVENTSTORE_URL'] ?? '' });
  const durations = createDurations();
  try {
    const prefixes = [`stockReservation-main.${prefix}-`];
    for await (const { event, createdAt } of readAll(eventStore, () => codecs.stockReservation, {
      prefixes,
    })) {
      if (event.type !== 'StockReserved') continue;
      const decidedAt = Date.parse(event.data.reservedAt);
      if (decidedAt >= since.getTime()) durations.add(createdAt.getTime() - decidedAt);
    }
  } finally {
    await eventStore.close();
  }
  return durations.latency();
};
