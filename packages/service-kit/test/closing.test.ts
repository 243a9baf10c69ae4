import { once } from 'node:events';
import { Agent, request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { json, text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildServer, createLogger } from '../src/index.ts';
import type { Server } from '../src/index.ts';

const logger = createLogger({ service: 'test', level: 'silent' });
let app: Server;
let port: number;
let release: () => void;

beforeEach(async () => {
  app = buildServer({ logger, service: 'test' });
  const { promise, resolve } = Promise.withResolvers<void>();
  release = resolve;
  app.get('/wait', async () => await promise.then(() => ({ done: true })));
  await app.listen({ host: '127.0.0.1', port: 0 });
  ({ port } = app.server.address() as AddressInfo);
});

afterEach(async () => {
  release();
  await app.close();
});

it('answers what comes on an open connection while it closes, and ends the connection', async () => {
  const socket = connect(port, '127.0.0.1');
  const answers = text(socket);
  const line = (path: string) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;
  socket.write(line('/wait'));
  await expect.poll(async () => await connections(app)).toBe(1);
  const closed = app.close();
  await expect.poll(() => app.isClosing()).toBe(true);
  socket.write(line('/wait'));
  release();
  await closed;
  const received = await answers;
  expect(received).toContain('{"done":true}');
  expect(received.toLowerCase()).toContain('connection: close');
});

it('answers a request that is not HTTP with a problem', async () => {
  const socket = connect(port, '127.0.0.1');
  socket.write('GET / HTP/9\r\n\r\n');
  const answer = await text(socket);
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(answer).toContain('application/problem+json');
  expect(answer).toContain('"code":"malformed_request"');
});

it('answers headers that are too large with a problem', async () => {
  const agent = new Agent();
  const sent = request({ host: '127.0.0.1', port, agent, headers: { big: 'x'.repeat(20_000) } });
  sent.end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  expect(response.statusCode).toBe(431);
  expect(await json(response)).toMatchObject({ status: 431, code: 'headers_too_large' });
  agent.destroy();
});

const connections = async (server: Server): Promise<number> =>
  await new Promise((resolve, reject) => {
    server.server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
  });
