import { type Category, streamName } from '@order-ledger/contracts';
import type { LedgerEvent } from '@order-ledger/event-store';

/** The events of one stream as a subscription hands them over: 10 positions apart from `first`. */
export const deliveries = <Event extends { readonly type: string }>(
  category: Category,
  streamId: string,
  events: readonly Event[],
  first = 100,
): LedgerEvent<Event>[] =>
  events.map((event, revision) => ({
    stream: streamName(category, streamId),
    category,
    streamId,
    revision: BigInt(revision),
    position: BigInt(first + 10 * revision),
    id: `${streamId}-${revision}`,
    type: event.type,
    event,
    metadata: {
      $correlationId: 'request',
      $causationId: 'command',
      actor: 'service:test',
      schemaVersion: 1,
      commandId: 'command',
      prevHash: null,
    },
    createdAt: new Date(Date.UTC(2026, 10, 20, 10, 0, revision)),
  }));
