import { type EventStore, type RawEvent, readRawAll } from '@order-ledger/event-store';
import { type ProjectionName, projectionCategories } from '@order-ledger/read-model';

/** The first event behind a position, and up to another, that a projection has still to read. */
export async function firstUnseen(
  eventStore: EventStore,
  projection: ProjectionName,
  after: bigint,
  upTo: bigint,
): Promise<RawEvent | undefined> {
  const range = { prefixes: [`${projectionCategories[projection]}-`], after, upTo };
  for await (const event of readRawAll(eventStore, range)) return event;
  return undefined;
}
