import { faultProxy, testNats } from '@order-ledger/embedded/testing';
import { expect, it, onTestFinished } from 'vitest';
import { connectNats, createLogger } from '../src/index.ts';

const logger = createLogger({ service: 'test', level: 'silent' });
const server = await testNats();

const echo = async (nc: Awaited<ReturnType<typeof connectNats>>): Promise<string> =>
  (await nc.request('echo', 'hello', { timeout: 1_000 })).string();

it('reconnects for as long as it takes, and its subscriptions live on', async () => {
  const proxy = await faultProxy(server.port);
  const url = `nats://127.0.0.1:${proxy.port}`;
  const nc = await connectNats({ url, name: 'kit-test', logger });
  onTestFinished(async () => await nc.close());
  nc.subscribe('echo', { callback: (_error, message) => message.respond(message.data) });
  expect(await echo(nc)).toBe('hello');
  proxy.refuse();
  proxy.cut();
  await expect.poll(async () => await echo(nc).catch(() => 'down')).toBe('down');
  proxy.pass();
  await expect
    .poll(async () => await echo(nc).catch(() => 'down'), { timeout: 40_000 })
    .toBe('hello');
});

it('waits for a server that is not there yet', async () => {
  const proxy = await faultProxy(server.port);
  proxy.refuse();
  const url = `nats://127.0.0.1:${proxy.port}`;
  const connecting = connectNats({ url, name: 'kit-test', logger });
  proxy.pass();
  const nc = await connecting;
  await nc.close();
  expect(nc.isClosed()).toBe(true);
});
