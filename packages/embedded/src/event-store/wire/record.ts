import { type ProposedEvent, TOMBSTONE_REVISION, TOMBSTONE_REVISION_TEXT } from '../model.ts';
import { ProtoReader } from './proto-reader.ts';
import { encode, type ProtoWriter } from './proto-writer.ts';

/** Field numbers of `RecordedEvent`. */
const STREAM = 2;
const REVISION = 3;
const PREPARE = 4;
const COMMIT = 5;
const METADATA = 6;
const CUSTOM_METADATA = 7;
const DATA = 8;

/** Where an event went. `createdMs` is ms since the epoch; the wire has ticks of 100 ns. */
export interface Placement {
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  readonly createdMs: number;
}

/** Serialises an event once and for all, without its id (see `StoredEvent`). */
export const encodeRecord = (event: ProposedEvent, at: Placement): Buffer =>
  encode((writer) => {
    writer.messageField(STREAM, (identifier) => identifier.stringField(3, at.stream));
    writer.varintField(REVISION, wireRevision(at.revision));
    writer.varintField(PREPARE, at.position);
    writer.varintField(COMMIT, at.position);
    writeEntry(writer, 'type', event.type);
    writeEntry(writer, 'content-type', event.contentType);
    writeEntry(writer, 'created', `${at.createdMs}0000`);
    if (event.metadata.length > 0) writer.bytesField(CUSTOM_METADATA, event.metadata);
    if (event.data.length > 0) writer.bytesField(DATA, event.data);
  });

/** A revision as uint64; the tombstone's does not fit a double. */
export const wireRevision = (revision: number): number | bigint =>
  revision === TOMBSTONE_REVISION ? BigInt(TOMBSTONE_REVISION_TEXT) : revision;

/** Name of the stream that a record belongs to. */
export const recordStream = (record: Buffer): string => {
  const identifier = new ProtoReader(record);
  identifier.next();
  const name = identifier.message();
  name.next();
  return name.string();
};

/** Type of a record's event. */
export const recordType = (record: Buffer): string => {
  const reader = new ProtoReader(record);
  while (reader.next() && reader.field !== METADATA) reader.skip();
  // The type is the first entry that `encodeRecord` writes.
  return entryValue(reader.message());
};

/** Data of a record's event. */
export const recordData = (record: Buffer): Buffer => bytesOf(record, DATA);

/** Metadata of a record's event, as its writer gave it. */
export const recordMetadata = (record: Buffer): Buffer => bytesOf(record, CUSTOM_METADATA);

const bytesOf = (record: Buffer, field: number): Buffer => {
  const reader = new ProtoReader(record);
  while (reader.next()) {
    if (reader.field === field) return reader.bytes();
    reader.skip();
  }
  return Buffer.alloc(0);
};

const writeEntry = (writer: ProtoWriter, key: string, value: string): void =>
  writer.messageField(METADATA, (entry) => {
    entry.stringField(1, key);
    entry.stringField(2, value);
  });

const entryValue = (reader: ProtoReader): string => {
  let value = '';
  while (reader.next()) {
    if (reader.field === 2) value = reader.string();
    else reader.skip();
  }
  return value;
};
