import { warehouseReplyId, warehouseSubjects } from '@order-ledger/contracts';
import { testNats } from '@order-ledger/embedded/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { noFailures } from '../src/simulator/failures.ts';
import { adapterEnv, testAdapter } from './support/adapter.ts';
import { testLedger } from './support/ledger.ts';
import { orderRequests, traceparent } from './support/requests.ts';
import { testSimulator } from './support/simulator.ts';

const nats = await testNats();
const simulator = await testSimulator();
const ledger = await testLedger(nats.url);
const adapter = await testAdapter(adapterEnv(nats.url, simulator.url));

beforeEach(() => simulator.fail(noFailures));

const ordersAt = async (order_id: string) => {
  const { body } = await simulator.call('GET', `/api/v1/inventory/orders/${order_id}`);
  return body.data;
};

describe('the adapter', () => {
  it('does each operation at the warehouse and replies with its outcome', async () => {
    const order = orderRequests();
    for (const request of [order.reserve, order.commit, order.cancel]) {
      await ledger.send(request);
      const [reply, ...more] = await ledger.repliesTo(request);
      expect(more).toEqual([]);
      expect(reply).toEqual({
        message_id: warehouseReplyId(request.message_id, 'accepted'),
        request_id: request.message_id,
        operation_id: request.operation_id,
        operation: request.operation,
        order_id: order.order_id,
        generation: 1,
        outcome: 'accepted',
        correlation_id: request.correlation_id,
        traceparent,
        replied_at: expect.any(String),
      });
    }
    expect(await ordersAt(order.order_id)).toMatchObject({ status: 'cancelled' });
    await expect.poll(ledger.waiting).toBe(0);
  });

  it('tells a refusal with its code', async () => {
    const order = orderRequests(undefined, 'scarce');
    const stock = { product_id: 'scarce', warehouse_id: 'w', quantity: 1 };
    await simulator.call('POST', '/api/v1/inventory/update', stock);
    await ledger.send(order.reserve);
    expect(await ledger.repliesTo(order.reserve)).toMatchObject([
      { outcome: 'refused', error: { code: 'insufficient_stock' } },
    ]);
    const query = order.query('reserve');
    await ledger.send(query);
    expect(await ledger.repliesTo(query)).toMatchObject([
      { operation: 'reserve', outcome: 'refused', error: { code: 'insufficient_stock' } },
    ]);
  });

  it('lets an order ask for something else once the first has been cancelled', async () => {
    const order = orderRequests();
    const next = orderRequests(order.order_id, 'another', 2);
    for (const request of [order.reserve, order.cancel, next.reserve, next.commit]) {
      await ledger.send(request);
      expect(await ledger.repliesTo(request)).toMatchObject([
        { outcome: 'accepted', order_id: order.order_id, generation: request.generation },
      ]);
    }
    expect(await ordersAt(order.order_id)).toMatchObject({
      order_id: `${order.order_id}.2`,
      status: 'committed',
      items: [{ product_id: 'another' }],
    });
  });

  it('refuses a reserve that comes after its cancel', async () => {
    const order = orderRequests();
    await ledger.send(order.cancel);
    await ledger.repliesTo(order.cancel);
    await ledger.send(order.reserve);
    expect(await ledger.repliesTo(order.reserve)).toMatchObject([
      { outcome: 'refused', error: { code: 'cancelled' } },
    ]);
  });

  it('replies that the outcome is unknown, and finds it out when queried', async () => {
    const order = orderRequests();
    await simulator.fail({ drop_rate: 1 });
    await ledger.send(order.reserve);
    expect(await ledger.repliesTo(order.reserve)).toMatchObject([{ outcome: 'unknown' }]);
    await simulator.fail({ drop_rate: 0 });
    const query = order.query('reserve');
    await ledger.send(query);
    expect(await ledger.repliesTo(query)).toMatchObject([
      { operation: 'reserve', operation_id: order.reserve.operation_id, outcome: 'accepted' },
    ]);
    expect(await ordersAt(order.order_id)).toMatchObject({ operations: [{}] });
  });

  it('says of an operation that never arrived that it was not done', async () => {
    const order = orderRequests();
    await simulator.fail({ timeout_rate: 1 });
    await ledger.send(order.reserve);
    expect(await ledger.repliesTo(order.reserve)).toMatchObject([
      { outcome: 'unknown', error: { code: 'timeout' } },
    ]);
    await simulator.fail({ timeout_rate: 0 });
    await ledger.send(order.query('reserve'));
    expect(await ledger.repliesTo(order.query('reserve'))).toMatchObject([
      { outcome: 'failed', error: { code: 'operation_not_found' } },
    ]);
  });

  it('has one effect and one reply for a request that comes many times', async () => {
    const order = orderRequests(undefined, 'repeated');
    const ids = Array.from({ length: 20 }, (_, n) => `${order.reserve.message_id}#${n}`);
    await Promise.all(ids.map((id) => ledger.send(order.reserve, id)));
    await expect.poll(ledger.waiting).toBe(0);
    expect(await ledger.repliesTo(order.reserve)).toHaveLength(1);
    const { stock } = await simulator.summary();
    expect(stock.find(({ product_id }) => product_id === 'repeated')?.reserved).toBe(2);
  });

  it('keeps the order of each order at a slow and failing warehouse', async () => {
    await simulator.fail({ latency_max_ms: 30, error_rate: 0.2, drop_rate: 0.1, seed: 3 });
    const orders = Array.from({ length: 15 }, () => orderRequests());
    for (const { reserve, commit, cancel } of orders) {
      for (const request of [reserve, commit, cancel]) await ledger.send(request);
    }
    await expect.poll(ledger.waiting, { timeout: 40_000 }).toBe(0);
    for (const { order_id, reserve, commit, cancel } of orders) {
      for (const request of [reserve, commit, cancel]) await ledger.repliesTo(request);
      const { operations } = (await ordersAt(order_id)) as { operations: { operation: string }[] };
      const seen = operations.map(({ operation }) => operation);
      expect(seen).toEqual(['reserve', 'commit', 'cancel'].filter((each) => seen.includes(each)));
    }
  });

  it('sets aside what it cannot read, and goes on', async () => {
    const { connection } = ledger;
    const { reserve } = orderRequests();
    const poison = ['{', JSON.stringify({ ...reserve, order_id: 7 }), Uint8Array.of(0xff)];
    const subject = warehouseSubjects.request.reserve;
    for (const payload of poison) await connection.jetstream().publish(subject, payload);
    await ledger.send(reserve);
    expect(await ledger.repliesTo(reserve)).toMatchObject([{ outcome: 'accepted' }]);
    await expect.poll(async () => (await ledger.deadLetters()).length).toBe(3);
    const letters = await ledger.deadLetters();
    for (const letter of letters) {
      expect(letter).toMatchObject({
        consumer: 'warehouse-adapter',
        original_subject: subject,
        reason: 'unreadable',
        attempts: 1,
      });
    }
    expect(letters.map(({ payload }) => payload)).toContainEqual({ encoding: 'text', data: '{' });
    await expect.poll(ledger.waiting).toBe(0);
  });

  it('counts what it brings back', async () => {
    const { reserve } = orderRequests();
    await ledger.send(reserve);
    await ledger.repliesTo(reserve);
    const metrics = await (await fetch(`${adapter.url}/metrics`)).text();
    expect(metrics).toMatch(
      /warehouse_replies_total\{operation="reserve",outcome="accepted",.*\} [1-9]/,
    );
    expect(metrics).toMatch(
      /warehouse_request_duration_seconds_count\{.*operation="reserve".*\} [1-9]/,
    );
  });

  it('reports its health', async () => {
    const ready = await fetch(`${adapter.url}/health/ready`);
    expect(ready.status).toBe(200);
    const response = await fetch(`${adapter.url}/health/dependencies`);
    expect(await response.json()).toMatchObject({
      status: 'up',
      dependencies: { nats: { status: 'up' }, warehouse: { status: 'up' } },
      lag: {
        mode: { configured: 'http', active: 'http' },
        requests: { state: 'consuming', inHand: 0 },
      },
    });
  });
});
