import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** Connections that do nothing good. */
export interface HeldConnections {
  /** What the server has said on each before it was cut; resolves when all are. */
  readonly cut: Promise<readonly string[]>;
  readonly destroy: () => void;
}

const opened = (url: string): Promise<Socket> => {
  const { hostname, port } = new URL(url);
  const { promise, resolve, reject } = Promise.withResolvers<Socket>();
  const socket = connect({ host: hostname, port: Number(port) }, () => resolve(socket));
  socket.on('error', reject);
  return promise;
};

const saidUntilCut = async (socket: Socket): Promise<string> => {
  const { promise, resolve } = Promise.withResolvers<string>();
  let said = '';
  socket.setEncoding('utf8');
  socket.on('data', (text: string) => {
    said += text;
  });
  socket.on('close', () => resolve(said));
  return await promise;
};

/** What the server says to so many bytes, until it closes the connection. */
export const answerTo = async (url: string, bytes: string): Promise<string> => {
  const socket = await opened(url);
  const said = saidUntilCut(socket);
  socket.write(bytes, 'latin1');
  return await said;
};

/** A header that never ends, a letter at a time. */
const trickle = async (socket: Socket): Promise<void> => {
  socket.write('GET /health/live HTTP/1.1\r\nHost: ledger\r\nX-Slow: ');
  while (socket.writable) {
    socket.write('x');
    await delay(500);
  }
};

/** Opens so many connections; `slow`: each sends a header that never ends, otherwise nothing. */
export const holdConnections = async (
  url: string,
  count: number,
  { slow = false } = {},
): Promise<HeldConnections> => {
  const sockets = await Promise.all(Array.from({ length: count }, async () => await opened(url)));
  const cut = Promise.all(sockets.map(saidUntilCut));
  if (slow) for (const socket of sockets) void trickle(socket);
  return {
    cut,
    destroy: () => {
      for (const socket of sockets) socket.destroy();
    },
  };
};
