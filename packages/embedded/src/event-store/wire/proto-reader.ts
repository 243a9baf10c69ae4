/**
 * The few lines of protobuf wire format that the hot path needs. The generated classes build an
 * object per message and field; at tens of thousands of events a second that is most of the CPU.
 */
const VARINT = 0;
const FIXED64 = 1;
const DELIMITED = 2;
const FIXED32 = 5;

/** Of the last byte of a varint that a double surely holds. */
const MAX_EXACT_FACTOR = 2 ** 42;

/** Reads one message field by field: `while (reader.next()) switch (reader.field) …`. */
export class ProtoReader {
  field = 0;
  readonly #buffer: Buffer;
  readonly #end: number;
  #wireType = 0;
  #at: number;

  constructor(buffer: Buffer, start = 0, end = buffer.length) {
    this.#buffer = buffer;
    this.#at = start;
    this.#end = end;
  }

  next(): boolean {
    if (this.#at >= this.#end) return false;
    const tag = this.#small();
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

  /** A signed value; exact up to 2^53. */
  number(): number {
    const start = this.#at;
    let value = 0;
    for (let factor = 1; factor <= MAX_EXACT_FACTOR; factor *= 128) {
      const byte = this.#byte();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
    this.#at = start;
    return Number(BigInt.asIntN(64, this.varint()));
  }

  /** A view of the field's bytes, not a copy. */
  bytes(): Buffer {
    const start = this.#delimited();
    return this.#buffer.subarray(start, this.#at);
  }

  /** A nested message. */
  message(): ProtoReader {
    const start = this.#delimited();
    return new ProtoReader(this.#buffer, start, this.#at);
  }

  string(): string {
    const start = this.#delimited();
    return this.#buffer.toString('utf8', start, this.#at);
  }

  skip(): void {
    if (this.#wireType === VARINT) this.varint();
    else if (this.#wireType === DELIMITED) this.#delimited();
    else if (this.#wireType === FIXED64) this.#at += 8;
    else if (this.#wireType === FIXED32) this.#at += 4;
    else throw new RangeError(`Malformed protobuf: wire type ${this.#wireType}`);
  }

  /** Moves behind a field of a known length; returns where its bytes begin. */
  #delimited(): number {
    const length = this.#small();
    const start = this.#at;
    if (this.#wireType !== DELIMITED || start + length > this.#end) {
      throw new RangeError('Malformed protobuf: field out of bounds');
    }
    this.#at += length;
    return start;
  }

  /** A tag or a length: 32 bits. */
  #small(): number {
    let value = 0;
    for (let factor = 1; factor <= 2 ** 28; factor *= 128) {
      const byte = this.#byte();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
    throw new RangeError('Malformed protobuf: tag or length of more than 5 bytes');
  }

  #byte(): number {
    if (this.#at >= this.#end) throw new RangeError('Malformed protobuf: truncated');
    return this.#buffer[this.#at++] ?? 0;
  }
}
