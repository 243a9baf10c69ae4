import { expect, test } from 'vitest';
import { keptOf, soon } from './support/kept.ts';
import { Clock, startManager } from './support/manager.ts';
import { recordingLogger } from './support/recording-logger.ts';
import { mortalServers } from './support/servers.ts';
import { Shop } from './support/shop.ts';

const servers = await mortalServers();
const { db, eventStore } = servers;
const clock = new Clock();
const shop = new Shop({ eventStore, now: clock.now });

const roleOf = async ({ app }: ReturnType<typeof startManager>): Promise<unknown> => {
  const { lag } = (await app.inject('/health/dependencies')).json<{ lag: { role: unknown } }>();
  return lag.role;
};

const known = async (orderId: string): Promise<boolean> =>
  (await keptOf(db, orderId)) !== undefined;

test('of two, one follows the ledger; the other says so once, and takes over', async () => {
  const first = startManager(servers, clock);
  await expect.poll(async () => await roleOf(first), soon).toBe('leading');
  const logs = recordingLogger();
  const second = startManager(servers, clock, logs.logger);
  await expect.poll(async () => await roleOf(second), soon).toBe('standby');
  expect((await second.app.inject('/health/ready')).statusCode).toBe(200);

  for (let n = 0; n < 10; n += 1) {
    const orderId = await shop.place([await shop.product(1)]);
    await expect.poll(async () => await known(orderId), soon).toBe(true);
  }
  expect(logs.messages('warn')).toStrictEqual([
    'another process manager follows the ledger: standing by',
  ]);

  await first.close();
  await expect.poll(async () => await roleOf(second), soon).toBe('leading');
  const orderId = await shop.place([await shop.product(1)]);
  await expect.poll(async () => await known(orderId), soon).toBe(true);
  expect(logs.messages('warn')).toHaveLength(1);
});

test('who loses its connection contends for the lead again', async () => {
  const manager = startManager(servers, clock);
  await expect.poll(async () => await roleOf(manager), soon).toBe('leading');
  await servers.postgres.kill();
  await servers.postgres.start();
  const orderId = await shop.place([await shop.product(1)]);
  await expect.poll(async () => await known(orderId), soon).toBe(true);
  await expect.poll(async () => await roleOf(manager), soon).toBe('leading');
});

test('tells how it is and what it has done', async () => {
  const { app } = startManager(servers, clock);
  const status = async (path: string): Promise<number> => (await app.inject(path)).statusCode;
  await expect.poll(async () => await status('/health/ready'), soon).toBe(200);
  await expect.poll(async () => await status('/health/dependencies'), soon).toBe(200);
  await shop.place([await shop.product(1)], 'pending');
  const metrics = async (): Promise<string> => (await app.inject('/metrics')).body;
  await expect
    .poll(metrics, soon)
    // More than this one order's, when those of the tests before were left to it.
    .toMatch(/process_manager_actions_total\{action="reserve",outcome="done".*\} [1-9]/);
  expect(await metrics()).toMatch(/process_manager_outbox_rows\{channel="messages".*\} 0/);
  expect((await app.inject('/health/dependencies')).json()).toMatchObject({
    status: 'up',
    lag: { fulfilment: { state: 'live' } },
  });
  await servers.natsServer.kill();
  await expect.poll(async () => await status('/health/dependencies'), soon).toBe(503);
  expect(await status('/health/ready')).toBe(200);
});
