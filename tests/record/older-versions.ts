import { eventIdOf, hashOfEvent } from '@order-ledger/event-store';
import type { RawEvent } from '@order-ledger/event-store';

/* Lives as earlier code would have written them: older data, and ids and a chain that go with it. */

type Fields = Readonly<Record<string, unknown>>;
type OlderData = Readonly<Record<string, (data: Fields) => Fields>>;

const without =
  (...names: readonly string[]) =>
  (data: Fields): Fields =>
    Object.fromEntries(Object.entries(data).filter(([name]) => !names.includes(name)));

/** Of the types that have a second version, the data of the first. */
const firstVersions: OlderData = {
  RefundRequested: without('refundId', 'reason'),
  StockAdjusted: without('counted'),
};

/** Where in its command an event stood when it was written. */
const indexOf = ({ id, type, data, metadata }: RawEvent, commandId: string): number => {
  const [dataJson, metadataJson] = [JSON.stringify(data), JSON.stringify(metadata)];
  for (let index = 0; index < 100; index += 1) {
    if (eventIdOf({ commandId, index, type, dataJson, metadataJson }) === id) return index;
  }
  throw new Error(`${id} is not the id of an event of ${commandId}`);
};

export const asFirstVersions = (events: readonly RawEvent[]): readonly RawEvent[] => {
  const heads = new Map<string, string>();
  return events.map((event) => {
    const older = firstVersions[event.type];
    const metadata = event.metadata as Fields;
    const commandId = String(metadata['commandId']);
    const data = older === undefined ? event.data : older(event.data as Fields);
    const written = {
      ...metadata,
      ...(older !== undefined && { schemaVersion: 1 }),
      prevHash: heads.get(event.stream) ?? null,
    };
    const id = eventIdOf({
      commandId,
      index: indexOf(event, commandId),
      type: event.type,
      dataJson: JSON.stringify(data),
      metadataJson: JSON.stringify(written),
    });
    const rewritten = { ...event, id, data, metadata: written };
    heads.set(event.stream, hashOfEvent(rewritten));
    return rewritten;
  });
};
