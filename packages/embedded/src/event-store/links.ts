import { LINK_TYPE, type StoredEvent } from './model.ts';
import type { Reader } from './reader.ts';
import { readableRange } from './stream-range.ts';
import { recordData, recordType } from './wire/record.ts';

export const isLink = (event: StoredEvent): boolean => recordType(event.record) === LINK_TYPE;

/** The event that a link points to; undefined when it is gone. Throws whatever `pg` throws. */
export const linkTarget = async (
  reader: Reader,
  link: StoredEvent,
): Promise<StoredEvent | undefined> => {
  const [, revision, stream] = /^(\d+)@(.+)$/s.exec(recordData(link.record).toString()) ?? [];
  if (revision === undefined || stream === undefined) return undefined;
  const range = await readableRange(reader, stream);
  const wanted = Number(revision);
  if (range === undefined || wanted < range.low || wanted > range.high) return undefined;
  const [target] = await reader.streamForwards({ ...range, low: wanted, high: wanted }, 1);
  return target;
};
