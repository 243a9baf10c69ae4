import type { ExpectedRevision } from '../model.ts';
import { ProtoReader } from './proto-reader.ts';
import { decodeStreamIdentifier } from './stream-identifier.ts';
import { decodeUuid } from './uuid.ts';

/**
 * Options of a write. `AppendReq`, `BatchAppendReq`, `DeleteReq` and `TombstoneReq` number theirs
 * alike, so that one decoder serves all four.
 */
export interface WriteOptions {
  readonly stream: string | undefined;
  readonly expected: ExpectedRevision | undefined;
  /** Batch append: ms since the epoch after which the client has given up. */
  readonly deadlineMs: number;
}

/** A proposed event before it is validated. */
export interface RawEvent {
  readonly id: string | undefined;
  readonly type: string | undefined;
  readonly contentType: string | undefined;
  readonly data: Buffer;
  readonly metadata: Buffer;
}

export interface AppendMessage {
  readonly options: WriteOptions | undefined;
  readonly event: RawEvent | undefined;
}

export interface BatchAppendMessage {
  /** The `UUID` message as it came: the answer carries the same bytes. */
  readonly correlation: Buffer;
  readonly options: WriteOptions | undefined;
  readonly events: readonly RawEvent[];
  readonly isFinal: boolean;
}

const EMPTY = Buffer.alloc(0);

/** `AppendReq`: either options or one event. */
export const decodeAppend = (message: Buffer): AppendMessage => {
  const reader = new ProtoReader(message);
  let options: WriteOptions | undefined;
  let event: RawEvent | undefined;
  while (reader.next()) {
    if (reader.field === 1) options = decodeOptions(reader.message());
    else if (reader.field === 2) event = decodeEvent(reader.message());
    else reader.skip();
  }
  return { options, event };
};

/** `DeleteReq` and `TombstoneReq`. */
export const decodeDelete = (message: Buffer): WriteOptions =>
  decodeAppend(message).options ?? decodeOptions(new ProtoReader(EMPTY));

/** `BatchAppendReq`: one chunk of an append. */
export const decodeBatchAppend = (message: Buffer): BatchAppendMessage => {
  const reader = new ProtoReader(message);
  let correlation: Buffer = EMPTY;
  let options: WriteOptions | undefined;
  const events: RawEvent[] = [];
  let isFinal = false;
  while (reader.next()) {
    if (reader.field === 1) correlation = reader.bytes();
    else if (reader.field === 2) options = decodeOptions(reader.message());
    else if (reader.field === 3) events.push(decodeEvent(reader.message()));
    else if (reader.field === 4) isFinal = reader.number() !== 0;
    else reader.skip();
  }
  return { correlation, options, events, isFinal };
};

const decodeOptions = (reader: ProtoReader): WriteOptions => {
  let stream: string | undefined;
  let expected: ExpectedRevision | undefined;
  let deadlineMs = Infinity;
  while (reader.next()) {
    if (reader.field === 1) stream = decodeStreamIdentifier(reader.message());
    else if (reader.field === 2) expected = reader.varint();
    else if (reader.field === 6) deadlineMs = decodeSeconds(reader.message());
    // Newer clients send a duration instead of an instant.
    else if (reader.field === 7) deadlineMs = Date.now() + decodeSeconds(reader.message());
    else {
      if (reader.field === 3) expected = 'noStream';
      if (reader.field === 4) expected = 'any';
      if (reader.field === 5) expected = 'streamExists';
      reader.skip();
    }
  }
  return { stream, expected, deadlineMs };
};

/** `Timestamp` or `Duration`, in ms. */
const decodeSeconds = (reader: ProtoReader): number => {
  let ms = 0;
  while (reader.next()) {
    if (reader.field === 1) ms += reader.number() * 1000;
    else if (reader.field === 2) ms += reader.number() / 1_000_000;
    else reader.skip();
  }
  return ms;
};

const decodeEvent = (reader: ProtoReader): RawEvent => {
  let id: string | undefined;
  let type: string | undefined;
  let contentType: string | undefined;
  let metadata: Buffer = EMPTY;
  let data: Buffer = EMPTY;
  while (reader.next()) {
    if (reader.field === 1) id = decodeUuid(reader.message());
    else if (reader.field === 2) {
      const [key, value] = decodeEntry(reader.message());
      if (key === 'type') type = value;
      if (key === 'content-type') contentType = value;
    } else if (reader.field === 3) metadata = reader.bytes();
    else if (reader.field === 4) data = reader.bytes();
    else reader.skip();
  }
  return { id, type, contentType, data, metadata };
};

const decodeEntry = (reader: ProtoReader): [key: string, value: string] => {
  let key = '';
  let value = '';
  while (reader.next()) {
    if (reader.field === 1) key = reader.string();
    else if (reader.field === 2) value = reader.string();
    else reader.skip();
  }
  return [key, value];
};
