import { randomUUID } from 'node:crypto';
import { jsonEvent } from '@eventstore/db-client';
import type { EventStoreDBClient } from '@eventstore/db-client';
import { codecs } from '@order-ledger/contracts';
import type { OrderEvent, StockEvent } from '@order-ledger/domain';
import { eventIdOf, hashOfParts } from '@order-ledger/event-store';

type Encoded = ReturnType<typeof codecs.order.encode | typeof codecs.stockReservation.encode>;

/** Appends events to one stream as the ledger would have, each with the hash of the one before. */
export interface StreamWriter<Event> {
  /** All at once, or none. */
  append(events: readonly Event[]): Promise<void>;
}

const createWriter = <Event>(
  client: EventStoreDBClient,
  stream: string,
  encode: (event: Event) => Encoded,
): StreamWriter<Event> => {
  let prevHash: string | null = null;
  let next = 0n;

  const freeze = (event: Event) => {
    const { type, data, schemaVersion } = encode(event);
    const commandId = randomUUID();
    const metadata = {
      $correlationId: commandId,
      $causationId: commandId,
      actor: 'service:bench',
      schemaVersion,
      commandId,
      prevHash,
    };
    const [dataJson, metadataJson] = [JSON.stringify(data), JSON.stringify(metadata)];
    const id = eventIdOf({ commandId, index: 0, type, dataJson, metadataJson });
    prevHash = hashOfParts({ stream, revision: next, id, type, dataJson, metadataJson });
    next += 1n;
    return jsonEvent({ id, type, data: data as Record<string, string>, metadata });
  };

  return {
    append: async (events) => {
      const expectedRevision = next === 0n ? 'no_stream' : next - 1n;
      await client.appendToStream(stream, events.map(freeze), { expectedRevision });
    },
  };
};

export const orderWriter = (
  client: EventStoreDBClient,
  orderId: string,
): StreamWriter<OrderEvent> => createWriter(client, `order-${orderId}`, codecs.order.encode);

export const stockWriter = (
  client: EventStoreDBClient,
  productId: string,
): StreamWriter<StockEvent> =>
  createWriter(client, `stockReservation-main.${productId}`, codecs.stockReservation.encode);
