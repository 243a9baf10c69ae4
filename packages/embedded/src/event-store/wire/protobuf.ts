/**
 * The few lines of protobuf wire format that the hot path needs. The generated classes build an
 * object per message and field; at tens of thousands of events a second that is most of the CPU.
 */
const VARINT = 0;
const FIXED64 = 1;
const DELIMITED = 2;
const FIXED32 = 5;

/** Reads one message field by field: `while (reader.next()) switch (reader.field) …`. */
export class ProtoReader {
  field = 0;
  readonly #buffer: Buffer;
  #wireType = 0;
  #at: number;

  constructor(buffer: Buffer) {
    this.#buffer = buffer;
    this.#at = 0;
  }

  next(): boolean {
    if (this.#at >= this.#buffer.length) return false;
    const tag = this.#number();
    this.field = Math.floor(tag / 8);
    this.#wireType = tag & 7;
    return true;
  }

  /** A value of up to 64 bits, as unsigned. */
  varint(): bigint {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.#byte();
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt.asUintN(64, value);
    }
    throw new RangeError('Malformed protobuf: varint of more than 10 bytes');
  }

  /** A view of the field's bytes, not a copy. */
  bytes(): Buffer {
    const length = this.#number();
    const start = this.#at;
    if (this.#wireType !== DELIMITED || start + length > this.#buffer.length) {
      throw new RangeError('Malformed protobuf: field out of bounds');
    }
    this.#at += length;
    return this.#buffer.subarray(start, this.#at);
  }

  string(): string {
    return this.bytes().toString('utf8');
  }

  skip(): void {
    if (this.#wireType === VARINT) this.varint();
    else if (this.#wireType === DELIMITED) this.bytes();
    else if (this.#wireType === FIXED64) this.#at += 8;
    else if (this.#wireType === FIXED32) this.#at += 4;
    else throw new RangeError(`Malformed protobuf: wire type ${this.#wireType}`);
  }

  /** A tag or a length: 32 bits. */
  #number(): number {
    let value = 0;
    for (let factor = 1; factor <= 2 ** 28; factor *= 128) {
      const byte = this.#byte();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
    throw new RangeError('Malformed protobuf: tag or length of more than 5 bytes');
  }

  #byte(): number {
    const byte = this.#buffer[this.#at];
    if (byte === undefined) throw new RangeError('Malformed protobuf: truncated');
    this.#at += 1;
    return byte;
  }
}

/** Builds one message in a scratch buffer that is reused for the next. */
export class ProtoWriter {
  #buffer = Buffer.allocUnsafe(4096);
  #length = 0;

  varintField(field: number, value: number | bigint): void {
    this.#varint(field * 8 + VARINT);
    this.#varint(value);
  }

  stringField(field: number, value: string): void {
    this.bytesField(field, Buffer.from(value, 'utf8'));
  }

  bytesField(field: number, value: Uint8Array): void {
    this.#varint(field * 8 + DELIMITED);
    this.#varint(value.length);
    this.raw(value);
  }

  /** Bytes that are already encoded. */
  raw(value: Uint8Array): void {
    this.#reserve(value.length);
    this.#buffer.set(value, this.#length);
    this.#length += value.length;
  }

  /** A nested message. Its length is not known before, so one byte is kept and widened if needed. */
  messageField(field: number, fill: (writer: ProtoWriter) => void): void {
    this.#varint(field * 8 + DELIMITED);
    const lengthAt = this.#length;
    this.#varint(0);
    fill(this);
    const size = this.#length - lengthAt - 1;
    const extra = varintSize(size) - 1;
    this.#reserve(extra);
    if (extra > 0) this.#buffer.copyWithin(lengthAt + 1 + extra, lengthAt + 1, this.#length);
    this.#length = lengthAt;
    this.#varint(size);
    this.#length += size;
  }

  /** The message built so far, as bytes of its own; the writer is empty afterwards. */
  finish(): Buffer {
    const message = Buffer.allocUnsafe(this.#length);
    this.#buffer.copy(message, 0, 0, this.#length);
    this.#length = 0;
    return message;
  }

  reset(): void {
    this.#length = 0;
  }

  #varint(value: number | bigint): void {
    this.#reserve(10);
    let rest = Number(value);
    if (rest < 0 || rest > Number.MAX_SAFE_INTEGER) {
      this.#largeVarint(BigInt.asUintN(64, BigInt(value)));
      return;
    }
    while (rest >= 128) {
      this.#buffer[this.#length++] = (rest % 128) | 0x80;
      rest = Math.floor(rest / 128);
    }
    this.#buffer[this.#length++] = rest;
  }

  #largeVarint(value: bigint): void {
    let rest = value;
    while (rest >= 128n) {
      this.#buffer[this.#length++] = Number(rest & 0x7fn) | 0x80;
      rest >>= 7n;
    }
    this.#buffer[this.#length++] = Number(rest);
  }

  #reserve(size: number): void {
    if (this.#length + size <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, this.#length + size));
    this.#buffer.copy(larger, 0, 0, this.#length);
    this.#buffer = larger;
  }
}

const varintSize = (value: number): number => {
  let size = 1;
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) size += 1;
  return size;
};

const shared = new ProtoWriter();

/** Encodes one message. Not to be nested: `fill` gets the one shared writer. */
export const encode = (fill: (writer: ProtoWriter) => void): Buffer => {
  shared.reset();
  fill(shared);
  return shared.finish();
};
