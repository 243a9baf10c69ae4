import { testNats } from '@order-ledger/embedded/testing';
import { expect, it } from 'vitest';
import { adapterEnv, testAdapter } from './support/adapter.ts';
import { testLedger } from './support/ledger.ts';
import { orderRequests } from './support/requests.ts';
import { testSimulator } from './support/simulator.ts';

const nats = await testNats();
const ledger = await testLedger(nats.url);
const simulator = await testSimulator();
const env = adapterEnv(nats.url, simulator.url);

it('finishes what is in hand before it ends', async () => {
  const adapter = await testAdapter(env);
  await simulator.fail({ latency_min_ms: 300, latency_max_ms: 300 });
  const { reserve } = orderRequests();
  await ledger.send(reserve);
  await expect.poll(async () => (await simulator.summary()).calls).toBe(1);
  await adapter.close();
  await expect.poll(ledger.waiting).toBe(0);
  expect(await ledger.repliesTo(reserve)).toMatchObject([{ outcome: 'accepted' }]);
});

it('puts back what it cannot finish, and ends although NATS is down', async () => {
  const adapter = await testAdapter(env, 200);
  await simulator.fail({ timeout_rate: 1 });
  const { calls } = await simulator.summary();
  const { reserve } = orderRequests();
  await ledger.send(reserve);
  await expect.poll(async () => (await simulator.summary()).calls).toBe(calls + 1);
  await nats.kill();
  await adapter.close();
  await nats.start();
  await simulator.fail({ timeout_rate: 0 });
  await testAdapter(env);
  expect(await ledger.repliesTo(reserve, 20_000)).toMatchObject([{ outcome: 'accepted' }]);
});
