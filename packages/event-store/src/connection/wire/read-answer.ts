import protobuf from 'protobufjs/minimal.js';
import type { Reader } from 'protobufjs/minimal.js';
import type { RawEvent } from '../../raw-event.ts';
import { nested, readHalves, uint64 } from './fields.ts';

/** What the event store says between the events. */
type ReadNotice =
  | { readonly notice: 'checkpoint'; readonly position: bigint }
  | { readonly notice: 'caughtUp' | 'fellBehind' };

export type ReadItem = RawEvent | ReadNotice;

const ticksDigits = 4;
const halfDigits = 16;

const caughtUp: ReadNotice = { notice: 'caughtUp' };
const fellBehind: ReadNotice = { notice: 'fellBehind' };

/** Ticks of 100 ns since the epoch, as text, are ms with four more digits. */
const dateOf = (created: string): Date => new Date(Number(created.slice(0, -ticksDigits)));

/** The digits of both numbers, as the text form has them. */
const readUuid = (reader: Reader): string => {
  let id = '';
  nested(reader, (field) => {
    if (field === 2) id = reader.string();
    else if (field === 1) {
      const { most, least } = readHalves(reader);
      const digits = [most, least]
        .map((half) => half.toString(16).padStart(halfDigits, '0'))
        .join('');
      id = digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    } else return false;
    return true;
  });
  return id;
};

const readStreamName = (reader: Reader): string => {
  let name = '';
  nested(reader, (field) => {
    if (field !== 3) return false;
    name = reader.string();
    return true;
  });
  return name;
};

const readEntry = (reader: Reader): readonly [key: string, value: string] => {
  let key = '';
  let value = '';
  nested(reader, (field) => {
    if (field === 1) key = reader.string();
    else if (field === 2) value = reader.string();
    else return false;
    return true;
  });
  return [key, value];
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString();

/** Not a view: that would hold the whole message. */
const copyOf = (bytes: Uint8Array): Uint8Array => Uint8Array.from(bytes);

/** Metadata is JSON, if it is there; what is not stays bytes. */
const metadataOf = (bytes: Uint8Array | undefined): unknown => {
  if (bytes === undefined || bytes.length === 0) return undefined;
  try {
    return JSON.parse(textOf(bytes));
  } catch {
    return copyOf(bytes);
  }
};

/** `RecordedEvent`. */
const readRecorded = (reader: Reader): RawEvent => {
  let [id, stream, type, created, isJson] = ['', '', '', '', false];
  let [revision, position] = [0n, 0n];
  let metadata: Uint8Array | undefined;
  let data: Uint8Array = new Uint8Array();
  const length = reader.uint32();
  const end = reader.pos + length;
  while (reader.pos < end) {
    const head = reader.uint32();
    const field = head >>> 3;
    if (field === 1) id = readUuid(reader);
    else if (field === 2) stream = readStreamName(reader);
    else if (field === 3) revision = uint64(reader);
    else if (field === 5) position = uint64(reader);
    else if (field === 6) {
      const [key, value] = readEntry(reader);
      if (key === 'type') type = value;
      else if (key === 'created') created = value;
      else if (key === 'content-type') isJson = value === 'application/json';
    } else if (field === 7) metadata = reader.bytes();
    else if (field === 8) data = reader.bytes();
    else reader.skipType(head & 7);
  }
  return {
    stream,
    revision,
    position,
    id,
    type,
    data: isJson ? parsed(textOf(data)) : copyOf(data),
    metadata: metadataOf(metadata),
    createdAt: dateOf(created),
  };
};

/** `ReadEvent`: the event, which for a link is the link itself, for none is asked to be resolved. */
const readEvent = (reader: Reader): RawEvent | undefined => {
  let event: RawEvent | undefined;
  nested(reader, (field) => {
    if (field !== 1) return false;
    event = readRecorded(reader);
    return true;
  });
  return event;
};

const readCheckpoint = (reader: Reader): ReadNotice => {
  let position = 0n;
  nested(reader, (field) => {
    if (field !== 1) return false;
    position = uint64(reader);
    return true;
  });
  return { notice: 'checkpoint', position };
};

/**
 * `ReadResp`; `undefined` for what is of no interest, such as that there is no such stream. Throws
 * for what is none.
 */
export const decodeRead = (bytes: Uint8Array): ReadItem | undefined => {
  const reader = protobuf.Reader.create(bytes);
  let item: ReadItem | undefined;
  while (reader.pos < reader.len) {
    const head = reader.uint32();
    const field = head >>> 3;
    if (field === 1) item = readEvent(reader);
    else if (field === 3) item = readCheckpoint(reader);
    else {
      if (field === 8) item = caughtUp;
      else if (field === 9) item = fellBehind;
      reader.skipType(head & 7);
    }
  }
  return item;
};
