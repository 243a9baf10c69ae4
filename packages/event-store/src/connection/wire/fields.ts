import type { Reader, Writer } from 'protobufjs/minimal.js';

const delimited = 2;
const varint = 0;

/** The tag of a field that is text, bytes or a message. */
export const tag = (field: number): number => field * 8 + delimited;

/** The tag of a field that is a number. */
export const numberTag = (field: number): number => field * 8 + varint;

/** An empty message, by which these protocols say yes. */
export const writeEmpty = (writer: Writer, field: number): Writer =>
  writer.uint32(tag(field)).fork().ldelim();

/** Reads one field, which it must consume; returns false to have it skipped. */
export type ReadField = (field: number) => boolean;

export const eachField = (reader: Reader, end: number, read: ReadField): void => {
  while (reader.pos < end) {
    const head = reader.uint32();
    if (!read(head >>> 3)) reader.skipType(head & 7);
  }
};

export const nested = (reader: Reader, read: ReadField): true => {
  const length = reader.uint32();
  eachField(reader, reader.pos + length, read);
  return true;
};

/** Bytes of a varint that a double surely holds. */
const exactBytes = 7;

export const uint64 = (reader: Reader): bigint => {
  const { buf, len } = reader;
  let value = 0;
  let factor = 1;
  const end = Math.min(len, reader.pos + exactBytes);
  for (let at = reader.pos; at < end; at += 1) {
    const byte = buf[at] ?? 0;
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) {
      reader.pos = at + 1;
      return BigInt(value);
    }
    factor *= 128;
  }
  const long = reader.uint64();
  if (typeof long === 'number') return BigInt(long);
  return (BigInt(long.high >>> 0) << 32n) | BigInt(long.low >>> 0);
};

/** The two numbers of 64 bits, as which a UUID may come: the halves of its digits. */
export const readHalves = (reader: Reader): { readonly most: bigint; readonly least: bigint } => {
  let most = 0n;
  let least = 0n;
  nested(reader, (field) => {
    if (field === 1) most = uint64(reader);
    else if (field === 2) least = uint64(reader);
    else return false;
    return true;
  });
  return { most, least };
};
