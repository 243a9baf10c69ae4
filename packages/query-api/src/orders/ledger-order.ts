import { orderCodec, streamName } from '@order-ledger/contracts';
import type { OrderEvent } from '@order-ledger/domain';
import { type EventStore, readRawStream, readStream } from '@order-ledger/event-store';

const abandoned: OrderEvent['type'] = 'OrderAbandoned';

/**
 * Position of the last event of an order, straight from the ledger; `undefined` when the order was
 * never placed, or its id abandoned before it was.
 */
export async function positionOfOrder(
  eventStore: EventStore,
  orderId: string,
): Promise<bigint | undefined> {
  let position: bigint | undefined;
  for await (const event of readRawStream(eventStore, streamName('order', orderId))) {
    if (event.type !== abandoned) position = event.position;
  }
  return position;
}

/** Whose order it is, by its first event; `null` for a guest's, `undefined` when there is none. */
export async function ownerOfOrder(
  eventStore: EventStore,
  orderId: string,
): Promise<string | null | undefined> {
  const first = { toRevision: 0n };
  for await (const { event } of readStream(
    eventStore,
    streamName('order', orderId),
    orderCodec,
    first,
  )) {
    if (event.type === 'OrderPlaced') return event.data.userId;
  }
  return undefined;
}
