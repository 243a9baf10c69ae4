import { LINK_TYPE, type StoredEvent } from './model.ts';
import type { Reader } from './reader.ts';
import { visibleRange } from './stream-range.ts';
import { encodeEvent } from './wire/read-response.ts';
import { recordData, recordType } from './wire/record.ts';
import type { UuidForm } from './wire/uuid.ts';

/** Makes `ReadResp` messages of events. */
export type EventEncoder = (event: StoredEvent) => Promise<Buffer> | Buffer;

/** With `resolveLinks`, a link comes with the event it points to, as far as that can be read. */
export const eventEncoder = (
  reader: Reader,
  resolveLinks: boolean,
  uuid: UuidForm,
): EventEncoder => {
  if (!resolveLinks) return (event) => encodeEvent(event, undefined, uuid);
  return (event) =>
    recordType(event.record) === LINK_TYPE
      ? resolve(reader, event).then((target) => encodeEvent(target, event, uuid))
      : encodeEvent(event, undefined, uuid);
};

const resolve = async (reader: Reader, link: StoredEvent): Promise<StoredEvent | undefined> => {
  const [, revision, stream] = /^(\d+)@(.+)$/s.exec(recordData(link.record).toString()) ?? [];
  if (revision === undefined || stream === undefined) return undefined;
  const range = await visibleRange(reader, stream).catch(() => undefined);
  const wanted = Number(revision);
  if (range === undefined || wanted < range.low || wanted > range.high) return undefined;
  const [target] = await reader.streamForwards({ ...range, low: wanted, high: wanted }, 1);
  return target;
};
