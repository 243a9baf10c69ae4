import { gunzipSync, inflateSync } from 'node:zlib';
import { status } from '@grpc/grpc-js';
import { RpcError } from '../errors.ts';

const HEAD_BYTES = 5;
const DECOMPRESS = { gzip: gunzipSync, deflate: inflateSync } as const;

/**
 * Takes messages out of the bytes of a call. Before each stand five bytes: whether it is compressed,
 * and its length. Messages are views of what came, unless they came in pieces.
 */
export class FrameReader {
  readonly #encoding: string;
  readonly #maxMessageBytes: number;
  #pieces: Buffer[] = [];
  #gathered = 0;
  /** Bytes that make the next step possible: a head, or a head and its message. */
  #wanted = HEAD_BYTES;

  constructor(encoding: string, maxMessageBytes: number) {
    this.#encoding = encoding;
    this.#maxMessageBytes = maxMessageBytes;
  }

  /** Throws an `RpcError` for a message that is too large or cannot be decompressed. */
  push(chunk: Buffer, take: (message: Buffer) => void): void {
    this.#pieces.push(chunk);
    this.#gathered += chunk.length;
    if (this.#gathered < this.#wanted) return;
    const bytes = this.#pieces.length === 1 ? chunk : Buffer.concat(this.#pieces, this.#gathered);
    let at = 0;
    for (;;) {
      this.#wanted = HEAD_BYTES;
      if (bytes.length - at < HEAD_BYTES) break;
      const length = bytes.readUInt32BE(at + 1);
      if (length > this.#maxMessageBytes) throw tooLarge(length, this.#maxMessageBytes);
      this.#wanted = HEAD_BYTES + length;
      if (bytes.length - at < this.#wanted) break;
      const message = bytes.subarray(at + HEAD_BYTES, at + this.#wanted);
      const isCompressed = bytes[at] === 1;
      at += this.#wanted;
      take(isCompressed ? this.#decompress(message) : message);
    }
    this.#gathered = bytes.length - at;
    this.#pieces = this.#gathered === 0 ? [] : [bytes.subarray(at)];
  }

  #decompress(message: Buffer): Buffer {
    const decompress = DECOMPRESS[this.#encoding as keyof typeof DECOMPRESS];
    if (decompress === undefined) {
      throw new RpcError(
        status.UNIMPLEMENTED,
        `Received message compressed with unsupported encoding "${this.#encoding}"`,
      );
    }
    try {
      return decompress(message, { maxOutputLength: this.#maxMessageBytes });
    } catch (cause) {
      const isTooLarge = cause instanceof RangeError;
      throw new RpcError(
        isTooLarge ? status.RESOURCE_EXHAUSTED : status.INTERNAL,
        isTooLarge
          ? 'Received message that decompresses to too much'
          : 'Failed to decompress message',
      );
    }
  }
}

const tooLarge = (length: number, maximum: number): RpcError =>
  new RpcError(
    status.RESOURCE_EXHAUSTED,
    `Received message larger than max (${length} vs ${maximum})`,
  );
