import { readFile, stat } from 'node:fs/promises';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { freePort, startStack, type Stack } from '../src/index.ts';
import { clusterTemplate } from '../src/postgres/cluster.ts';
import { isAlive } from '../src/process/alive.ts';
import type { ManagedServer } from '../src/process/managed.ts';
import { testDirectory, testNats, testPostgres } from '../src/testing.ts';

const main = fileURLToPath(new URL('fixtures/service.ts', import.meta.url));
const services = { 'warehouse-adapter': main, 'command-api': main };
/** Whatever the machine has set. */
const nothing = { POSTGRES_URL: '', NATS_URL: '', EVENTSTORE_URL: '', MASTER_KEY: '' };

/** Spares the tests the making of a new cluster. */
const postgres = { template: await clusterTemplate() };

async function environment(
  stack: Stack<keyof typeof services>,
  service: keyof typeof services,
): Promise<Record<string, string>> {
  const answer = await fetch(stack.services[service].url);
  return ((await answer.json()) as { env: Record<string, string> }).env;
}

function pids(stack: Stack<keyof typeof services>): number[] {
  const { postgres, nats, eventStore, services } = stack;
  const all = [postgres, nats, eventStore, ...Object.values(services)];
  return all.filter((server) => server !== undefined).map(({ pid }) => pid);
}

/** Every part can be killed and started again under the others. */
async function restartEach(stack: Stack<keyof typeof services>): Promise<void> {
  const { postgres, nats, eventStore, services } = stack;
  for (const part of [postgres, nats, eventStore, ...Object.values(services)]) {
    const before = part?.pid;
    await part?.kill();
    await part?.start();
    expect(part?.pid).not.toBe(before);
  }
}

test('starts everything, hands every service the same environment, and leaves no process', async () => {
  const dataDir = await testDirectory();
  const ports = { 'command-api': await freePort(), 'warehouse-simulator': await freePort() };
  const stack = await startStack({ dataDir, ports, services, env: nothing, postgres });
  const running = pids(stack);
  expect(running).toHaveLength(5);
  const priority = (server: ManagedServer | undefined) => getPriority(server?.pid);
  const answering = priority(stack.services['command-api']);
  expect(priority(stack.services['warehouse-adapter'])).toBeGreaterThan(answering);
  expect(priority(stack.nats)).toBeGreaterThan(answering);
  const expected = {
    POSTGRES_URL: stack.postgres?.databaseUrl('order_ledger'),
    NATS_URL: stack.nats?.url,
    EVENTSTORE_URL: `esdb://127.0.0.1:${stack.eventStore?.port}?tls=false`,
    WAREHOUSE_URL: `http://127.0.0.1:${ports['warehouse-simulator']}`,
    MASTER_KEY: (await readFile(join(dataDir, 'master-key'), 'utf8')).trim(),
  };
  expect(await environment(stack, 'warehouse-adapter')).toMatchObject(expected);
  expect(await environment(stack, 'command-api')).toMatchObject({
    ...expected,
    PORT: String(ports['command-api']),
    SERVICE: 'command-api',
  });
  await stack.kill();
  expect(await Promise.all(running.map(isAlive))).not.toContain(true);

  const again = await startStack({ dataDir, services, env: nothing, postgres });
  expect(again.env['MASTER_KEY']).toBe(expected.MASTER_KEY);
  await restartEach(again);
  const runningAgain = pids(again);
  await again.stop();
  expect(await Promise.all(runningAgain.map(isAlive))).not.toContain(true);
}, 120_000);

test('makes a master key of 32 bytes that only its owner reads', async () => {
  const dataDir = await testDirectory();
  const env = { ...nothing, POSTGRES_URL: 'postgres://elsewhere/db', NATS_URL: 'nats://elsewhere' };
  const urls = { ...env, EVENTSTORE_URL: 'esdb://elsewhere' };
  const stack = await startStack({ dataDir, services: {}, env: urls });
  expect(stack).toMatchObject({ postgres: undefined, nats: undefined, eventStore: undefined });
  expect(stack.env).toMatchObject({ ...urls, MASTER_KEY: expect.any(String) });
  const key = await readFile(join(dataDir, 'master-key'), 'utf8');
  expect(Buffer.from(key, 'base64')).toHaveLength(32);
  expect((await stat(join(dataDir, 'master-key'))).mode & 0o777).toBe(0o600);
  await stack.stop();
});

test('uses the servers that the environment names', async () => {
  const given = await testPostgres();
  const nats = await testNats();
  const POSTGRES_URL = await given.createDatabase('given');
  const env = { ...nothing, POSTGRES_URL, NATS_URL: nats.url };
  const stack = await startStack({ dataDir: await testDirectory(), services, env });
  expect(stack).toMatchObject({ postgres: undefined, nats: undefined });
  expect(pids(stack)).toHaveLength(3);
  expect(await environment(stack, 'command-api')).toMatchObject({
    POSTGRES_URL,
    NATS_URL: nats.url,
    EVENTSTORE_URL: stack.eventStore?.url,
  });
  await stack.stop();
});

test('ends what it has started when a service fails', async () => {
  const dataDir = await testDirectory();
  const failing = startStack({
    dataDir,
    services,
    env: { ...nothing, FAIL: 'on purpose' },
    postgres,
  });
  await expect(failing).rejects.toThrow('on purpose');
  const stack = await startStack({ dataDir, services: {}, env: nothing });
  await stack.stop();
});
