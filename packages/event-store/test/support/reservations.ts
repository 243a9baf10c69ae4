import { stockReservationCodec } from '@order-ledger/contracts';
import { readRawStream, readStream, verifyChain } from '../../src/index.ts';
import type { EventStore } from '../../src/index.ts';

/** The reservation ids of a stock stream, in the order of its events, with its chain verified. */
export const storedReservations = async (
  eventStore: EventStore,
  id: string,
): Promise<readonly string[]> => {
  const stream = `stockReservation-${id}`;
  await verifyChain(readRawStream(eventStore, stream));
  const ids: string[] = [];
  for await (const { event } of readStream(eventStore, stream, stockReservationCodec)) {
    if (event.type === 'StockReserved') ids.push(event.data.reservationId);
  }
  return ids;
};
