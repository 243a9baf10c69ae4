import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { afterAll, afterEach, expect, test } from 'vitest';
import { faultProxy } from '../src/testing.ts';

/** Answers every chunk with the same, and remembers what has come. */
const received: string[] = [];
const server = createServer((socket) => {
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    received.push(chunk.toString());
    socket.write(chunk);
  });
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const proxy = await faultProxy((server.address() as AddressInfo).port);
afterAll(() => {
  server.close();
});
afterEach(() => {
  proxy.cut();
  received.length = 0;
});

interface Client {
  readonly socket: Socket;
  readonly replies: string[];
  readonly closed: () => boolean;
  readonly ended: () => boolean;
}

function client(): Client {
  const socket = connect({ port: proxy.port, host: '127.0.0.1', allowHalfOpen: true });
  const replies: string[] = [];
  let closed = false;
  let ended = false;
  socket.on('error', () => {});
  socket.on('data', (chunk) => replies.push(chunk.toString()));
  socket.on('end', () => (ended = true));
  socket.on('close', () => (closed = true));
  return { socket, replies, closed: () => closed, ended: () => ended };
}

async function exchange({ socket, replies }: Client, message: string): Promise<void> {
  socket.write(message);
  await expect.poll(() => replies.join('')).toContain(message);
}

test('passes bytes both ways', async () => {
  await exchange(client(), 'hello');
  expect(received).toEqual(['hello']);
  expect(proxy.connections).toBe(1);
});

test('cuts open connections and lets new ones pass', async () => {
  const first = client();
  await exchange(first, 'before');
  proxy.cut();
  await expect.poll(() => first.closed()).toBe(true);
  await exchange(client(), 'after');
});

test('refuses until it passes again', async () => {
  proxy.refuse();
  const refused = client();
  await expect.poll(() => refused.closed()).toBe(true);
  expect(received).toEqual([]);
  proxy.pass();
  await exchange(client(), 'again');
});

test('holds everything back in a black hole and loses nothing of it', async () => {
  const open = client();
  await exchange(open, 'before');
  proxy.blackHole();
  open.socket.write('held');
  const fresh = client();
  fresh.socket.write('new');
  await expect.poll(() => proxy.connections).toBe(2);
  expect(received).toEqual(['before']);
  proxy.pass();
  await expect.poll(() => open.replies.join('')).toBe('beforeheld');
  await expect.poll(() => fresh.replies.join('')).toBe('new');
  expect(open.closed()).toBe(false);
});

test('half-closes: the client sees the end and can still send', async () => {
  const open = client();
  await exchange(open, 'before');
  proxy.halfClose();
  await expect.poll(() => open.ended()).toBe(true);
  open.socket.write('still');
  await expect.poll(() => received).toEqual(['before', 'still']);
  expect(open.replies).toEqual(['before']);
});

test('eats replies after the server has sent them, and resets who lost one', async () => {
  const open = client();
  await exchange(open, 'before');
  proxy.eatReplies();
  const eaten = proxy.nextEaten();
  open.socket.write('done, but nobody knows');
  await eaten;
  expect(received).toEqual(['before', 'done, but nobody knows']);
  expect(proxy.eatenBytes).toBe(22);
  expect(open.replies).toEqual(['before']);
  expect(open.closed()).toBe(false);
  proxy.pass();
  await expect.poll(() => open.closed()).toBe(true);
});
