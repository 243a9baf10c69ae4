import type { ProtoReader } from './proto-reader.ts';
import type { ProtoWriter } from './proto-writer.ts';

/** How a client wants event ids: two int64 (.NET, Java) or text (Node, Go, Rust). */
export type UuidForm = 'string' | 'structured';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The text form, in lower case, of a `UUID` message; undefined when it holds none. */
export const decodeUuid = (reader: ProtoReader): string | undefined => {
  let id: string | undefined;
  while (reader.next()) {
    if (reader.field === 1) id = fromStructured(reader.message());
    else if (reader.field === 2) id = reader.string().toLowerCase();
    else reader.skip();
  }
  return id !== undefined && UUID.test(id) ? id : undefined;
};

/** Writes the fields of a `UUID` message. */
export const writeUuid = (writer: ProtoWriter, id: string, form: UuidForm): void => {
  if (form === 'string') {
    writer.stringField(2, id);
    return;
  }
  const bits = uuidBytes(id);
  writer.messageField(1, (structured) => {
    structured.varintField(1, bits.readBigInt64BE(0));
    structured.varintField(2, bits.readBigInt64BE(8));
  });
};

const uuidBytes = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

const fromStructured = (reader: ProtoReader): string => {
  const bits = Buffer.alloc(16);
  while (reader.next()) {
    if (reader.field === 1) bits.writeBigUInt64BE(reader.varint(), 0);
    else if (reader.field === 2) bits.writeBigUInt64BE(reader.varint(), 8);
    else reader.skip();
  }
  return bits.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};
