import { createServer as createPlainServer, type RequestListener } from 'node:http';
import {
  createServer as createHttp2Server,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { status } from '@grpc/grpc-js';
import { RpcError } from '../errors.ts';
import { Call } from './call.ts';

/** What a client may send ahead, per call and over all its calls. */
const CALL_WINDOW_BYTES = 1024 * 1024;
const SESSION_WINDOW_BYTES = 8 * 1024 * 1024;
/** Calls that a client may cancel in one go, and per second: reading only the start is no attack. */
const RESETS = 100_000;
const SHUTDOWN_GRACE_MS = 5_000;

/** How a client of HTTP/2 begins. No method of HTTP/1 does. */
const HTTP2_PREFACE = 'PRI';

/** Serves one method, by its path: `/package.Service/Method`. */
export type Routes = Readonly<Record<string, (call: Call) => void>>;

/**
 * A gRPC server on plain HTTP/2, with a few pages over HTTP/1 on the same port. Unlike the common one it hands over bytes: a handler can write the
 * frames of many messages at once and decode requests as they lie in what was received, where an
 * object, a promise and a write per message would be most of the cost.
 */
export class GrpcServer {
  readonly #listener = createServer({ noDelay: true }, (socket) => this.#accept(socket));
  readonly #http2 = createHttp2Server({
    settings: { initialWindowSize: CALL_WINDOW_BYTES },
    maxSessionMemory: Number.MAX_SAFE_INTEGER,
    streamResetBurst: RESETS,
    streamResetRate: RESETS,
  });
  readonly #plain;
  readonly #sessions = new Set<ServerHttp2Session>();
  /** Connections that have no session, or none yet. */
  readonly #others = new Set<Socket>();

  /** `onRequest` is for what comes over HTTP/1. */
  constructor(routes: Routes, onRequest: RequestListener) {
    this.#http2.on('session', (session) => this.#watch(session));
    this.#http2.on('stream', (stream, headers) => serve(routes, stream, headers));
    this.#plain = createPlainServer(onRequest);
  }

  /** Returns the port. Rejects when it is in use. */
  async listen(host: string, port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#listener.once('error', reject);
      this.#listener.listen(port, host, () => resolve());
    });
    return (this.#listener.address() as AddressInfo).port;
  }

  /** Takes no more calls, lets those that run finish, but not for ever. */
  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#listener.close(() => resolve()));
    for (const socket of this.#others) socket.destroy();
    for (const session of this.#sessions) session.close();
    await Promise.race([closed, delay(SHUTDOWN_GRACE_MS, undefined, { ref: false })]);
    for (const session of this.#sessions) session.destroy();
  }

  /** Which HTTP a client speaks is seen by its first bytes. */
  #accept(socket: Socket): void {
    this.#others.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => this.#others.delete(socket));
    socket.once('readable', () => {
      const head: Buffer | null = socket.read();
      if (head === null) socket.destroy();
      else this.#handOver(socket, head);
    });
  }

  #handOver(socket: Socket, head: Buffer): void {
    socket.unshift(head);
    const isHttp2 = HTTP2_PREFACE.startsWith(head.toString('latin1', 0, HTTP2_PREFACE.length));
    if (isHttp2) this.#others.delete(socket);
    (isHttp2 ? this.#http2 : this.#plain).emit('connection', socket);
  }

  #watch(session: ServerHttp2Session): void {
    this.#sessions.add(session);
    session.once('close', () => this.#sessions.delete(session));
    session.on('error', () => undefined);
    session.setLocalWindowSize(SESSION_WINDOW_BYTES);
  }
}

const serve = (routes: Routes, stream: ServerHttp2Stream, headers: IncomingHttpHeaders): void => {
  if (headers['content-type']?.startsWith('application/grpc') !== true) {
    stream.respond({ ':status': 415 }, { endStream: true });
    return;
  }
  const path = headers[':path'] ?? '';
  const call = new Call(stream, headers);
  const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
  if (route !== undefined) route(call);
  else {
    call.fail(
      new RpcError(status.UNIMPLEMENTED, `The server does not implement the method ${path}`),
    );
  }
};
