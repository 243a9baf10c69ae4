const VARINT = 0;
const DELIMITED = 2;

const MAX_INT32 = 2 ** 31 - 1;
const FRAME_HEAD_BYTES = 5;
/** Room for any tag and length or 64-bit value. */
const MAX_HEAD_BYTES = 20;
const MAX_UTF8_BYTES = 3;
const SCRATCH_BYTES = 64 * 1024;
const MAX_KEPT_SCRATCH_BYTES = 2 * 1024 * 1024;

/** Builds messages in a scratch buffer that is reused for the next. */
export class ProtoWriter {
  #buffer = Buffer.allocUnsafeSlow(SCRATCH_BYTES);
  #length = 0;

  /** Bytes written since the last `finish`. */
  get length(): number {
    return this.#length;
  }

  varintField(field: number, value: number | bigint): void {
    this.#reserve(MAX_HEAD_BYTES);
    this.#varint(field * 8 + VARINT);
    this.#varint(value);
  }

  stringField(field: number, value: string): void {
    this.#reserve(MAX_HEAD_BYTES + MAX_UTF8_BYTES * value.length);
    this.#varint(field * 8 + DELIMITED);
    const lengthAt = this.#length;
    this.#length += 1;
    this.#length += this.#buffer.write(value, this.#length, 'utf8');
    this.#putLength(lengthAt);
  }

  bytesField(field: number, value: Uint8Array): void {
    this.#reserve(MAX_HEAD_BYTES + value.length);
    this.#varint(field * 8 + DELIMITED);
    this.#varint(value.length);
    this.#buffer.set(value, this.#length);
    this.#length += value.length;
  }

  /** Bytes that are already encoded. */
  raw(value: Uint8Array): void {
    this.#reserve(value.length);
    this.#buffer.set(value, this.#length);
    this.#length += value.length;
  }

  /** A nested message. */
  messageField(field: number, fill: (writer: ProtoWriter) => void): void {
    this.#reserve(MAX_HEAD_BYTES);
    this.#varint(field * 8 + DELIMITED);
    const lengthAt = this.#length;
    this.#length += 1;
    fill(this);
    this.#putLength(lengthAt);
  }

  /** A message as gRPC frames it: a byte that says uncompressed, four with the length, the message. */
  frame(fill: (writer: ProtoWriter) => void): void {
    this.#reserve(FRAME_HEAD_BYTES);
    const headAt = this.#length;
    this.#length += FRAME_HEAD_BYTES;
    fill(this);
    this.#buffer[headAt] = 0;
    this.#buffer.writeUInt32BE(this.#length - headAt - FRAME_HEAD_BYTES, headAt + 1);
  }

  /** What has been written so far, as bytes of its own; the writer is empty afterwards. */
  finish(): Buffer {
    const message = Buffer.allocUnsafe(this.#length);
    this.#buffer.copy(message, 0, 0, this.#length);
    this.reset();
    return message;
  }

  reset(): void {
    this.#length = 0;
    if (this.#buffer.length <= MAX_KEPT_SCRATCH_BYTES) return;
    this.#buffer = Buffer.allocUnsafeSlow(SCRATCH_BYTES);
  }

  /** The length of what follows was not known before: one byte was kept, and is widened if needed. */
  #putLength(lengthAt: number): void {
    const size = this.#length - lengthAt - 1;
    const extra = varintSize(size) - 1;
    if (extra > 0) {
      this.#reserve(extra);
      this.#buffer.copyWithin(lengthAt + 1 + extra, lengthAt + 1, this.#length);
    }
    this.#length = lengthAt;
    this.#varint(size);
    this.#length += size;
  }

  /** Room has been reserved. */
  #varint(value: number | bigint): void {
    let rest = Number(value);
    if (rest < 0 || rest > Number.MAX_SAFE_INTEGER) {
      this.#largeVarint(BigInt.asUintN(64, BigInt(value)));
      return;
    }
    while (rest > MAX_INT32) {
      this.#buffer[this.#length++] = (rest % 128) | 0x80;
      rest = Math.floor(rest / 128);
    }
    while (rest >= 128) {
      this.#buffer[this.#length++] = (rest & 0x7f) | 0x80;
      rest >>= 7;
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
    const larger = Buffer.allocUnsafeSlow(Math.max(this.#buffer.length * 2, this.#length + size));
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

/**
 * Encodes one message, or several things one after the other. Not to be nested, and never across an
 * await: `fill` gets the one shared writer.
 */
export const encode = (fill: (writer: ProtoWriter) => void): Buffer => {
  shared.reset();
  fill(shared);
  return shared.finish();
};

/** One message, framed for gRPC. */
export const encodeFrame = (fill: (writer: ProtoWriter) => void): Buffer =>
  encode((writer) => writer.frame(fill));
