import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { startEventStore } from '../../src/event-store/index.ts';
import { testDatabase, testEventStore } from '../../src/testing.ts';
import { collect } from './support.ts';

const store = await testEventStore();

const open = async (port = store.port): Promise<Socket> => {
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  return socket;
};

const get = async (path: string, method = 'GET'): Promise<[status: number, text: string]> => {
  const response = await fetch(`http://127.0.0.1:${store.port}${path}`, { method });
  return [response.status, await response.text()];
};

test('says over HTTP/1 that it is there', async () => {
  expect(await get('/health/live')).toEqual([204, '']);
  expect(await get('/health/live?liveCode=200')).toEqual([200, '']);
  const [status, ping] = await get('/ping');
  expect([status, JSON.parse(ping)]).toMatchObject([
    200,
    { text: 'Ping request successfully handled' },
  ]);
  expect(JSON.parse((await get('/info'))[1])).toMatchObject({
    esVersion: '23.10.0',
    authentication: { type: 'insecure' },
  });
});

test.each([
  ['GET', '/streams/$all'],
  ['POST', '/ping'],
  ['GET', '/toString'],
  ['POST', '/health/live'],
])('has no other page: %s %s', async (method, path) => {
  expect(await get(path, method)).toEqual([404, '']);
});

test.each([
  ['no HTTP at all', 'hello\r\n\r\n', '400 Bad Request'],
  ['a path that is none', 'GET // HTTP/1.1\r\nHost: store\r\n\r\n', '404 Not Found'],
])('outlives %s', async (_, text, expected) => {
  const socket = await open();
  socket.write(text);
  const [line] = Buffer.concat(await collect(socket))
    .toString()
    .split('\r\n');
  expect(line).toBe(`HTTP/1.1 ${expected}`);
  expect(await get('/health/live')).toEqual([204, '']);
});

test('knows HTTP/2 by its first bytes, however few come at once', async () => {
  const socket = await open();
  const answered = once(socket, 'data') as Promise<[Buffer]>;
  socket.write('P');
  await new Promise((resolve) => setImmediate(resolve));
  const settings = Buffer.of(0, 0, 0, 4, 0, 0, 0, 0, 0);
  socket.write(Buffer.concat([Buffer.from('RI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), settings]));
  const [frame] = await answered;
  expect(frame[3]).toBe(4);
});

test('is not held up at its end by who has said nothing yet', async () => {
  const server = await startEventStore({ postgresUrl: await testDatabase() });
  const silent = await open(server.port);
  await Promise.all([server.stop(), once(silent, 'close')]);
  expect(silent.destroyed).toBe(true);
});
