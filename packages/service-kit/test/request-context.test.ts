import { expect, it } from 'vitest';
import { buildServer, createLogger, requestContext } from '../src/index.ts';

const lines: string[] = [];
const logger = createLogger({ service: 'test' }, { write: (line) => lines.push(line) });
const app = buildServer({ logger, service: 'test' });
app.get('/context', async (request) => requestContext(request));

const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
const send = async (headers: Record<string, string>) =>
  await app.inject({ method: 'GET', url: '/context', headers });

it('gives the ids of the caller back, to the handler, and to the log', async () => {
  const response = await send({ 'x-request-id': 'order-42', traceparent });
  expect(response.json()).toEqual({ requestId: 'order-42', traceparent });
  expect(response.headers).toMatchObject({ 'x-request-id': 'order-42', traceparent });
  await expect.poll(() => lines.some((line) => line.includes('order-42'))).toBe(true);
  const line = lines.find((one) => one.includes('order-42')) ?? '';
  expect(JSON.parse(line)).toMatchObject({
    request_id: 'order-42',
    trace_id: '4bf92f3577b34da6a3ce929d0e0e4736',
    method: 'GET',
    route: '/context',
    status: 200,
  });
});

it.each(['', 'a b', 'x'.repeat(129), '"}{', 'é'])('replaces the request id %j', async (id) => {
  const response = await send({ 'x-request-id': id });
  expect(response.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
});

it.each([
  'nonsense',
  traceparent.toUpperCase(),
  `ff${traceparent.slice(2)}`,
  `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`,
  `00-4bf92f3577b34da6a3ce929d0e0e4736-${'0'.repeat(16)}-01`,
])('passes over the traceparent %s', async (invalid) => {
  const response = await send({ traceparent: invalid });
  expect(response.headers.traceparent).toBeUndefined();
  expect(response.json()).not.toHaveProperty('traceparent');
});
