import { randomUUID } from 'node:crypto';
import { codecs } from '@order-ledger/contracts';
import type { OrderEvent, StockEvent } from '@order-ledger/domain';
import { eventIdOf, hashOfParts } from '@order-ledger/event-store';
import type { EventStore } from '@order-ledger/event-store';

type Event = OrderEvent | StockEvent;

/** Appends events to a stream, all at once or none. One call at a time for each stream. */
export type Append = (stream: string, events: readonly Event[]) => Promise<void>;

const isOrderEvent = ({ type }: Event): boolean =>
  (codecs.order.types as readonly string[]).includes(type);

const encode = (event: Event) =>
  isOrderEvent(event)
    ? codecs.order.encode(event as OrderEvent)
    : codecs.stockReservation.encode(event as StockEvent);

/** What an executor would write, without deciding: ids, hashes and metadata are as they must be. */
export const createAppender = (eventStore: EventStore): Append => {
  const heads = new Map<string, { readonly revision: bigint; readonly hash: string }>();
  return async (stream, events) => {
    let head = heads.get(stream);
    const expectedRevision = head?.revision ?? -1n;
    const frozen = events.map((event) => {
      const { type, data, schemaVersion } = encode(event);
      const commandId = randomUUID();
      const metadata = {
        $correlationId: commandId,
        $causationId: commandId,
        actor: 'service:bench',
        schemaVersion,
        commandId,
        prevHash: head?.hash ?? null,
      };
      const json = { dataJson: JSON.stringify(data), metadataJson: JSON.stringify(metadata) };
      const revision = (head?.revision ?? -1n) + 1n;
      const id = eventIdOf({ commandId, index: 0, type, ...json });
      const hash = hashOfParts({ stream, revision, id, type, ...json });
      head = { revision, hash };
      return { event, id, type, revision, hash, bytes: 0, ...json };
    });
    await eventStore.append({ stream, expectedRevision, events: frozen });
    if (head !== undefined) heads.set(stream, head);
  };
};
