import { expect, test } from 'vitest';
import { soon } from './support/kept.ts';
import { Clock, startManager } from './support/manager.ts';
import { testServers } from './support/servers.ts';
import { Shop } from './support/shop.ts';

const servers = await testServers();
const clock = new Clock();
const shop = new Shop({ eventStore: servers.eventStore, now: clock.now });

test('tells how it is and what it has done', async () => {
  const { app } = startManager(servers, clock);
  const status = async (path: string): Promise<number> => (await app.inject(path)).statusCode;
  await expect.poll(async () => await status('/health/ready'), soon).toBe(200);
  await expect.poll(async () => await status('/health/dependencies'), soon).toBe(200);
  await shop.place([await shop.product(1)], 'pending');
  const metrics = async (): Promise<string> => (await app.inject('/metrics')).body;
  await expect
    .poll(metrics, soon)
    .toMatch(/process_manager_actions_total\{action="reserve",outcome="done".*\} 1/);
  expect(await metrics()).toMatch(/process_manager_outbox_rows\{channel="messages".*\} 0/);
  expect((await app.inject('/health/dependencies')).json()).toMatchObject({
    status: 'up',
    lag: { fulfilment: { state: 'live' } },
  });
  await servers.natsServer.kill();
  await expect.poll(async () => await status('/health/dependencies'), soon).toBe(503);
  expect(await status('/health/ready')).toBe(200);
});
