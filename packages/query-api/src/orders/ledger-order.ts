import { streamName } from '@order-ledger/contracts';
import type { OrderEvent } from '@order-ledger/domain';
import { type EventStore, readRawStream } from '@order-ledger/event-store';

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
