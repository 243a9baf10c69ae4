import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** Connections that do nothing good. */
export interface HeldConnections {
  /** What the server has said on each before it was cut; resolves when all are. */
  readonly cut: Promise<readonly string[]>;
}

interface Held {
  readonly socket: Socket;
  readonly said: Promise<string>;
}

/** Listens from the first moment on: an end that comes early is seen, too. */
const opened = async (url: string): Promise<Held> => {
  const { hostname, port } = new URL(url);
  const connected = Promise.withResolvers<void>();
  const cut = Promise.withResolvers<string>();
  let said = '';
  const socket = connect({ host: hostname, port: Number(port) }, () => connected.resolve());
  socket.setEncoding('utf8');
  socket.on('data', (text: string) => {
    said += text;
  });
  socket.on('error', connected.reject);
  socket.on('close', () => cut.resolve(said));
  await connected.promise;
  return { socket, said: cut.promise };
};

/** What the server says to so many bytes, until it closes the connection. */
export const answerTo = async (url: string, bytes: string): Promise<string> => {
  const { socket, said } = await opened(url);
  socket.write(bytes, 'latin1');
  return await said;
};

/** Fewer than the 511 that may wait for the server to accept them. */
const atOnce = 200;

/**
 * Opens so many connections, and waits until the server has them all. It accepts in order, so it has
 * those that came before one that it answers. Without that a connection may be there for its caller
 * alone: where too many wait, the kernel acknowledges more, and forgets those that stay silent.
 */
const openedAndAccepted = async (url: string, count: number): Promise<readonly Held[]> => {
  const held: Held[] = [];
  while (held.length < count) {
    const missing = Math.min(atOnce, count - held.length);
    const batch = Array.from({ length: missing }, async () => await opened(url));
    held.push(...(await Promise.all(batch)));
    await answerTo(url, 'GET /health/live HTTP/1.1\r\nHost: ledger\r\nConnection: close\r\n\r\n');
  }
  return held;
};

/** Beginnings of requests that never end. */
const beginnings = {
  header: 'GET /health/live HTTP/1.1\r\nHost: ledger\r\nX-Slow: ',
  body: 'POST /api/v1/orders HTTP/1.1\r\nHost: ledger\r\nContent-Type: application/json\r\nContent-Length: 50000\r\n\r\n"',
};

/** The rest of it, a letter at a time. */
const trickle = async (socket: Socket, beginning: string): Promise<void> => {
  socket.write(beginning);
  while (socket.writable) {
    socket.write('x');
    await delay(500);
  }
};

/** Opens so many connections; `slow`: what never ends of the request on each, otherwise none comes. */
export const holdConnections = async (
  url: string,
  count: number,
  { slow }: { readonly slow?: keyof typeof beginnings } = {},
): Promise<HeldConnections> => {
  const held = await openedAndAccepted(url, count);
  if (slow !== undefined) for (const { socket } of held) void trickle(socket, beginnings[slow]);
  return { cut: Promise.all(held.map(async ({ said }) => await said)) };
};
