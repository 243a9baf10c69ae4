import { freePort } from '@order-ledger/embedded';
import { beforeEach, describe, expect, it } from 'vitest';
import { createWarehouseClient } from '../src/http/warehouse-client.ts';
import type { WarehouseClientOptions } from '../src/http/warehouse-client.ts';
import { noFailures } from '../src/simulator/failures.ts';
import { orderRequests, traceparent } from './support/requests.ts';
import { scriptedServer, status } from './support/scripted-server.ts';
import { afterwards, apiKey, silent, testSimulator } from './support/simulator.ts';

const simulator = await testSimulator();
const { signal } = new AbortController();

const clientOf = (options: Partial<WarehouseClientOptions> = {}) => {
  const client = createWarehouseClient({
    url: simulator.url,
    apiKey,
    timeoutMs: 300,
    retries: 3,
    retryDelayMs: 20,
    connections: 4,
    logger: silent,
    ...options,
  });
  afterwards(client.close);
  return client;
};

beforeEach(() => simulator.fail(noFailures));

describe('the client of the warehouse', () => {
  it('brings back what the warehouse says', async () => {
    const client = clientOf();
    const order = orderRequests();
    expect(await client.perform(order.query('reserve'), signal)).toEqual({
      outcome: 'failed',
      error: { code: 'operation_not_found', message: 'never heard of this operation' },
    });
    expect(await client.perform(order.reserve, signal)).toEqual({ outcome: 'accepted' });
    expect(await client.perform(order.query('reserve'), signal)).toEqual({ outcome: 'accepted' });
    expect(await client.perform(order.cancel, signal)).toEqual({ outcome: 'accepted' });
    const refused = { outcome: 'refused', error: { code: 'cancelled' } };
    expect(await client.perform(order.commit, signal)).toMatchObject(refused);
    expect(await client.perform(order.query('commit'), signal)).toEqual(refused);
  });

  it('says who asks, and which request it belongs to', async () => {
    const server = await scriptedServer(status(200, { success: true, data: null }));
    const { reserve } = orderRequests();
    await clientOf({ url: server.url }).perform(reserve, signal);
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      url: '/base/api/v1/inventory/reserve',
      headers: { 'x-api-key': apiKey, 'x-request-id': reserve.correlation_id, traceparent },
    });
  });

  it('tries again after an error, under the same id', async () => {
    const inTrouble = status(500, { success: false, error: { code: 'internal_error' } });
    const server = await scriptedServer(
      inTrouble,
      (request) => request.socket.destroy(),
      status(429, 'slow down'),
      status(200, { success: true, data: null }),
    );
    const client = clientOf({ url: server.url });
    expect(await client.perform(orderRequests().reserve, signal)).toEqual({ outcome: 'accepted' });
    expect(server.requests).toHaveLength(4);
  });

  it('does not try a refusal again', async () => {
    const refusal = { success: false, error: { code: 'insufficient_stock', message: 'none left' } };
    for (const code of [200, 409, 422]) {
      const server = await scriptedServer(status(code, refusal));
      const client = clientOf({ url: server.url });
      expect(await client.perform(orderRequests().reserve, signal)).toEqual({
        outcome: 'refused',
        error: refusal.error,
      });
      expect(server.requests).toHaveLength(1);
    }
  });

  it('takes a refused query for no answer about the operation', async () => {
    const server = await scriptedServer(
      status(400, { success: false, error: { code: 'invalid_request' } }),
    );
    const client = clientOf({ url: server.url });
    expect(await client.perform(orderRequests().query('reserve'), signal)).toEqual({
      outcome: 'unknown',
      error: { code: 'invalid_request' },
    });
  });

  it.each([
    [
      'a wrong key',
      status(401, { success: false, error: { code: 'unauthorized' } }),
      'unauthorized',
    ],
    ['a page of something in between', status(404, '<html>'), 'invalid_answer'],
    ['another place', status(302, '', { location: '/' }), 'invalid_answer'],
    ['a success that says nothing', status(200, 'OK'), 'invalid_answer'],
  ])('does not take %s for a refusal of the order', async (_, step, code) => {
    const server = await scriptedServer(step);
    const client = clientOf({ url: server.url });
    expect(await client.perform(orderRequests().reserve, signal)).toMatchObject({
      outcome: 'unknown',
      error: { code },
    });
    expect(server.requests).toHaveLength(1);
  });

  it('does not know what a warehouse did that never answers', async () => {
    await simulator.fail({ timeout_rate: 1 });
    const before = (await simulator.summary()).calls;
    expect(await clientOf().perform(orderRequests().reserve, signal)).toMatchObject({
      outcome: 'unknown',
      error: { code: 'timeout' },
    });
    expect((await simulator.summary()).calls - before).toBe(4);
  });

  it('has one effect at a warehouse whose answers are lost', async () => {
    const { reserve, order_id, query } = orderRequests(undefined, 'lost');
    const client = clientOf();
    await simulator.fail({ drop_rate: 1 });
    expect(await client.perform(reserve, signal)).toMatchObject({
      outcome: 'unknown',
      error: { code: 'warehouse_unreachable' },
    });
    await simulator.fail({ drop_rate: 0 });
    expect(await client.perform(query('reserve'), signal)).toEqual({ outcome: 'accepted' });
    const { body } = await simulator.call('GET', `/api/v1/inventory/orders/${order_id}`);
    expect(body.data).toMatchObject({ status: 'reserved', operations: [{}] });
    const { stock } = await simulator.summary();
    expect(stock.find(({ product_id }) => product_id === 'lost')?.reserved).toBe(2);
  });

  it('does not know either when nobody is there', async () => {
    const client = clientOf({ url: `http://127.0.0.1:${await freePort()}`, retries: 1 });
    expect(await client.perform(orderRequests().reserve, signal)).toMatchObject({
      outcome: 'unknown',
      error: { code: 'warehouse_unreachable' },
    });
    await expect(client.ping()).rejects.toThrow('ECONNREFUSED');
  });

  it('gives up at once when it is told to', async () => {
    await simulator.fail({ timeout_rate: 1 });
    const stopping = new AbortController();
    const client = clientOf({ timeoutMs: 60_000 });
    const result = client.perform(orderRequests().reserve, stopping.signal);
    setTimeout(() => stopping.abort(new Error('stopping')), 50);
    await expect(result).rejects.toThrow('stopping');
  });
});
