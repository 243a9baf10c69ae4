import type { IncomingHttpHeaders, ServerHttp2Stream } from 'node:http2';
import { status } from '@grpc/grpc-js';
import { RpcError, toRpcError } from '../errors.ts';
import { FrameReader } from './frame-reader.ts';
import { parseTimeoutMs } from './timeout.ts';

/** Above the largest append, so that one which is too large gets its proper answer. */
const MAX_MESSAGE_BYTES = 17 * 1024 * 1024;
/** What may lie unread of a call before its writer has to wait. */
const MAX_UNREAD_BYTES = 128 * 1024;

const RESPONSE_HEADERS = {
  ':status': 200,
  'content-type': 'application/grpc+proto',
  'grpc-encoding': 'identity',
  'grpc-accept-encoding': 'identity,deflate,gzip',
} as const;

/** Who takes what a client sends. */
export interface CallListener {
  /** What it throws ends the call. */
  onMessage(message: Buffer): void;
  /** The client has sent its last message. */
  onEnd(): void;
}

/**
 * One gRPC call. Messages come and go as bytes; what is written at once goes out at once, however
 * many messages that is.
 */
export class Call {
  /** Instant, in ms since the epoch, after which the client has given up; `Infinity` without one. */
  readonly deadlineMs: number;
  readonly authority: string;
  readonly #headers: IncomingHttpHeaders;
  readonly #stream: ServerHttp2Stream;
  readonly #encoding: string;
  readonly #onClose = new Set<() => void>();
  readonly #onDrain = new Set<() => void>();
  #unread = 0;
  #ended = false;

  constructor(stream: ServerHttp2Stream, headers: IncomingHttpHeaders) {
    this.#stream = stream;
    this.#headers = headers;
    this.authority = headers[':authority'] ?? headers.host ?? '';
    this.#encoding = String(headers['grpc-encoding'] ?? 'identity');
    this.deadlineMs = Date.now() + parseTimeoutMs(headers['grpc-timeout']);
    stream.on('error', () => undefined);
    stream.once('close', () => this.#close());
  }

  /** What the client has sent as metadata, in lower case its name. */
  header(name: string): string | undefined {
    const value = this.#headers[name];
    return Array.isArray(value) ? value[0] : value;
  }

  /** The client's address and port. */
  get peer(): string {
    const { remoteAddress = '', remotePort = 0 } = this.#stream.session?.socket ?? {};
    return `${remoteAddress}:${remotePort}`;
  }

  /** The client is gone or the call has ended; nothing that is written arrives. */
  get closed(): boolean {
    return this.#ended || this.#stream.destroyed || this.#stream.closed;
  }

  /** Whether the client lags behind with reading. */
  get congested(): boolean {
    return this.#unread > MAX_UNREAD_BYTES;
  }

  listen(listener: CallListener): void {
    const frames = new FrameReader(this.#encoding, MAX_MESSAGE_BYTES);
    const take = (message: Buffer): void => {
      if (!this.#ended) listener.onMessage(message);
    };
    this.#stream.on('data', (chunk: Buffer) => {
      if (this.#ended) return;
      try {
        frames.push(chunk, take);
      } catch (error) {
        this.fail(malformed(error));
      }
    });
    this.#stream.once('end', () => {
      if (!this.#ended) listener.onEnd();
    });
  }

  /** Calls `listener` once when the call is over, for whatever reason. Returns what takes it back. */
  onClose(listener: () => void): () => void {
    if (this.#stream.closed) listener();
    else this.#onClose.add(listener);
    return () => this.#onClose.delete(listener);
  }

  /** Calls `listener` once when the client has caught up, or the call is over. */
  onDrain(listener: () => void): void {
    this.#onDrain.add(listener);
  }

  /** Takes no more messages in until `resume`. */
  pause(): void {
    this.#stream.pause();
  }

  resume(): void {
    this.#stream.resume();
  }

  /** Writes framed messages. A promise when the client has to catch up before the next. */
  write(frames: Buffer): Promise<void> | undefined {
    if (this.closed) return undefined;
    this.#respond();
    this.#unread += frames.length;
    this.#stream.write(frames, () => {
      this.#unread -= frames.length;
      if (!this.congested) this.#drain();
    });
    if (!this.congested) return undefined;
    return new Promise((resolve) => this.onDrain(resolve));
  }

  /** Ends the call well; with an answer, when it is given, as framed messages. */
  end(frames?: Buffer): void {
    if (this.closed) return;
    this.#respond();
    this.#finish(status.OK, '', {});
    if (frames === undefined) this.#stream.end();
    else this.#stream.end(frames);
  }

  fail({ code, details, trailers }: RpcError): void {
    if (this.closed) return;
    if (this.#stream.headersSent) {
      this.#finish(code, details, trailers);
      this.#stream.end();
      return;
    }
    this.#ended = true;
    const headers = { ...RESPONSE_HEADERS, ...statusTrailers(code, details), ...trailers };
    this.#stream.respond(headers, { endStream: true });
    this.#stream.resume();
  }

  #respond(): void {
    if (!this.#stream.headersSent)
      this.#stream.respond(RESPONSE_HEADERS, { waitForTrailers: true });
  }

  #finish(code: status, details: string, trailers: Readonly<Record<string, string>>): void {
    this.#ended = true;
    this.#stream.once('wantTrailers', () =>
      this.#stream.sendTrailers({ ...statusTrailers(code, details), ...trailers }),
    );
    // What still comes in is thrown away.
    this.#stream.resume();
  }

  #close(): void {
    for (const listener of takeAll(this.#onClose)) listener();
    this.#drain();
  }

  #drain(): void {
    if (this.#onDrain.size === 0) return;
    for (const listener of takeAll(this.#onDrain)) listener();
  }
}

const takeAll = (listeners: Set<() => void>): readonly (() => void)[] => {
  const all = [...listeners];
  listeners.clear();
  return all;
};

const statusTrailers = (code: status, details: string): Record<string, string> => ({
  'grpc-status': String(code),
  'grpc-message': encodeURI(details.toWellFormed()),
});

const malformed = (error: unknown): RpcError =>
  error instanceof RangeError
    ? new RpcError(status.INTERNAL, 'Error deserializing request')
    : toRpcError(error);
