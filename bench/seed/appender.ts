import { randomUUID } from 'node:crypto';
import { codecs } from '@order-ledger/contracts';
import type { OrderEvent, StockEvent } from '@order-ledger/domain';
import { connectEventStore, freezeEvent } from '@order-ledger/event-store';
import type { EventStore, FrozenEvent, Place } from '@order-ledger/event-store';

type Event = OrderEvent | StockEvent;

/** Writing a large past is nobody's request: it waits until the store has come so far. */
export const connectToSeed = (url: string): EventStore =>
  connectEventStore({ url, limits: { appendTimeoutMs: 60_000, retryBudgetMs: 600_000 } });

/** Appends events to a stream, all at once or none. One call at a time for each stream. */
export type Append = (stream: string, events: readonly Event[]) => Promise<void>;

const isOrderEvent = ({ type }: Event): boolean =>
  (codecs.order.types as readonly string[]).includes(type);

const freeze = (event: Event, commandId: string, place: Place): FrozenEvent => {
  const context = { commandId, correlationId: commandId, actor: 'service:bench' };
  return isOrderEvent(event)
    ? freezeEvent(codecs.order, event as OrderEvent, context, place)
    : freezeEvent(codecs.stockReservation, event as StockEvent, context, place);
};

/** What an executor would write, without deciding: ids, hashes and metadata are as they must be. */
export const createAppender = (eventStore: EventStore): Append => {
  const heads = new Map<string, Pick<FrozenEvent, 'revision' | 'hash'>>();
  return async (stream, events) => {
    let head = heads.get(stream);
    const expectedRevision = head?.revision ?? -1n;
    const frozen = events.map((event) => {
      const revision = (head?.revision ?? -1n) + 1n;
      const place = { stream, revision, prevHash: head?.hash ?? null, index: 0 };
      const made = freeze(event, randomUUID(), place);
      head = made;
      return made;
    });
    await eventStore.append({ stream, expectedRevision, events: frozen });
    // Without the event itself: a large past is a million of them.
    if (head !== undefined) heads.set(stream, { revision: head.revision, hash: head.hash });
  };
};
