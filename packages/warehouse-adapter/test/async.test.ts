import { testNats } from '@order-ledger/embedded/testing';
import { connectNats, createPublish } from '@order-ledger/service-kit';
import { describe, expect, it } from 'vitest';
import { warehouseStreams, warehouseSubjectsV1 } from '../src/nats/warehouse-streams.ts';
import { adapterEnv, testAdapter } from './support/adapter.ts';
import { testLedger } from './support/ledger.ts';
import { orderRequests } from './support/requests.ts';
import { silent, testSimulator } from './support/simulator.ts';

const modeOf = async (url: string) => {
  const response = await fetch(`${url}/health/dependencies`);
  const { lag, dependencies } = (await response.json()) as {
    lag: { mode: unknown };
    dependencies: unknown;
  };
  return { status: response.status, mode: lag.mode, dependencies };
};

describe('asynchronous mode', async () => {
  const nats = await testNats();
  const simulator = await testSimulator({ NATS_URL: nats.url });
  const ledger = await testLedger(nats.url);
  // An address at which nobody answers: whatever is answered came over NATS.
  const env = { ...adapterEnv(nats.url, 'http://127.0.0.1:9'), WAREHOUSE_MODE: 'async' };
  const adapter = await testAdapter(env);

  it('says so', async () => {
    expect(await modeOf(adapter.url)).toMatchObject({
      status: 200,
      mode: { configured: 'async', active: 'async' },
      dependencies: { warehouse: { status: 'up' } },
    });
  });

  it('hands requests on and brings replies back', async () => {
    const order = orderRequests();
    for (const request of [order.reserve, order.query('reserve'), order.commit, order.cancel]) {
      await ledger.send(request);
      expect(await ledger.repliesTo(request)).toMatchObject([
        { outcome: 'accepted', operation_id: request.operation_id, order_id: order.order_id },
      ]);
    }
    const late = orderRequests(undefined, 'late');
    await ledger.send(late.cancel);
    await ledger.send(late.reserve);
    expect(await ledger.repliesTo(late.reserve)).toMatchObject([
      { outcome: 'refused', error: { code: 'cancelled' } },
    ]);
  });

  it('leaves a silent warehouse to be queried', async () => {
    const order = orderRequests();
    await simulator.fail({ drop_rate: 1 });
    const { calls } = await simulator.summary();
    await ledger.send(order.reserve);
    await expect.poll(async () => (await simulator.summary()).calls).toBe(calls + 1);
    await simulator.fail({ drop_rate: 0 });
    await ledger.send(order.query('reserve'));
    expect(await ledger.repliesTo(order.query('reserve'))).toMatchObject([
      { operation: 'reserve', outcome: 'accepted' },
    ]);
    expect(ledger.replies.some(({ request_id }) => request_id === order.reserve.message_id)).toBe(
      false,
    );
  });

  it('sets aside a reply that it cannot read', async () => {
    const connection = await connectNats({ url: nats.url, name: 'stranger', logger: silent });
    await createPublish(
      connection,
      silent,
    )({
      stream: warehouseStreams.replies,
      subject: warehouseSubjectsV1.reply,
      messageId: 'poison',
      text: '{"outcome":"maybe"}',
    });
    await connection.close();
    await expect
      .poll(ledger.deadLetters)
      .toMatchObject([{ original_subject: 'warehouse.v1.reply', reason: 'unreadable' }]);
  });
});

describe('asynchronous mode without a warehouse on NATS', async () => {
  const nats = await testNats();
  const simulator = await testSimulator();
  const ledger = await testLedger(nats.url);
  const adapter = await testAdapter({
    ...adapterEnv(nats.url, simulator.url),
    WAREHOUSE_MODE: 'async',
    WAREHOUSE_PROBE_INTERVAL_MS: '100',
  });

  it('falls back to HTTP, says so, and changes over when the warehouse comes', async () => {
    const first = orderRequests();
    await ledger.send(first.reserve);
    expect(await ledger.repliesTo(first.reserve)).toMatchObject([{ outcome: 'accepted' }]);
    expect((await simulator.summary()).accepted.reserve).toBe(1);
    expect(await modeOf(adapter.url)).toMatchObject({
      status: 503,
      mode: { configured: 'async', active: 'http', reason: 'no warehouse listens on NATS' },
      dependencies: { warehouse: { status: 'down' } },
    });

    const onNats = await testSimulator({ NATS_URL: nats.url });
    await expect
      .poll(async () => (await modeOf(adapter.url)).mode)
      .toEqual({ configured: 'async', active: 'async' });
    const second = orderRequests();
    await ledger.send(second.reserve);
    expect(await ledger.repliesTo(second.reserve)).toMatchObject([{ outcome: 'accepted' }]);
    expect((await onNats.summary()).accepted.reserve).toBe(1);
    expect((await simulator.summary()).accepted.reserve).toBe(1);
  });
});
