import { codecs } from '@order-ledger/contracts';
import type { Stack } from '@order-ledger/embedded';
import { connectEventStore, readRawAll } from '@order-ledger/event-store';
import type { Latency, Products } from '../load/job.ts';
import { createDurations } from '../load/recorder.ts';

/**
 * How long a reservation itself takes: from the moment at which it was decided upon until the event
 * store wrote it, both of which stand in the event. In whole milliseconds.
 */
export const readReservationTimes = async (
  { env }: Stack,
  { prefix }: Products,
): Promise<Latency> => {
  const eventStore = connectEventStore({ url: env['EVENTSTORE_URL'] ?? '' });
  const durations = createDurations();
  try {
    const prefixes = [`stockReservation-main.${prefix}-`];
    for await (const raw of readRawAll(eventStore, { prefixes })) {
      if (raw.type !== 'StockReserved') continue;
      const { event } = codecs.stockReservation.decode(raw);
      if (event.type !== 'StockReserved') continue;
      durations.add(raw.createdAt.getTime() - Date.parse(event.data.reservedAt));
    }
  } finally {
    await eventStore.close();
  }
  return durations.latency();
};
