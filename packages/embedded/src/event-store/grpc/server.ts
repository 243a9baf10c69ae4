import {
  createServer,
  type Http2Server,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import type { AddressInfo } from 'node:net';
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

/** Serves one method, by its path: `/package.Service/Method`. */
export type Routes = Readonly<Record<string, (call: Call) => void>>;

/**
 * A gRPC server on plain HTTP/2. Unlike the common one it hands over bytes: a handler can write the
 * frames of many messages at once and decode requests as they lie in what was received, where an
 * object, a promise and a write per message would be most of the cost.
 */
export class GrpcServer {
  readonly #server: Http2Server;
  readonly #sessions = new Set<ServerHttp2Session>();

  constructor(routes: Routes) {
    this.#server = createServer({
      settings: { initialWindowSize: CALL_WINDOW_BYTES },
      maxSessionMemory: Number.MAX_SAFE_INTEGER,
      streamResetBurst: RESETS,
      streamResetRate: RESETS,
    });
    this.#server.on('session', (session) => this.#watch(session));
    this.#server.on('stream', (stream, headers) => serve(routes, stream, headers));
  }

  /** Returns the port. Rejects when it is in use. */
  async listen(host: string, port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, () => resolve());
    });
    return (this.#server.address() as AddressInfo).port;
  }

  /** Takes no more calls, lets those that run finish, but not for ever. */
  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const session of this.#sessions) session.close();
    await Promise.race([closed, delay(SHUTDOWN_GRACE_MS, undefined, { ref: false })]);
    for (const session of this.#sessions) session.destroy();
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
