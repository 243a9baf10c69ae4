import { join } from 'node:path';
import { serviceBundles, startService } from '@order-ledger/embedded';
import { testDirectory } from '@order-ledger/embedded/testing';
import { expect, it, onTestFinished } from 'vitest';
import { writeOrders } from './support/load.ts';
import { type System, differencesOf, driftAt, testSystem } from './support/system.ts';

const { projector: main } = await serviceBundles();
const system = await testSystem();

const startProcess = async ({ eventStoreUrl, postgresUrl }: System, name: string) => {
  const projector = await startService({
    name,
    main,
    logFile: join(await testDirectory(), `${name}.log`),
    env: { EVENTSTORE_URL: eventStoreUrl, POSTGRES_URL: postgresUrl, LOG_LEVEL: 'info' },
  });
  onTestFinished(async () => await projector.kill());
  return projector;
};

const projectedOrders = async (): Promise<number> =>
  (await system.db.selectFrom('read_model.order_listing').select('order_id').execute()).length;

it('loses and repeats nothing when it is killed in the middle of the load, again and again', async () => {
  const projector = await startProcess(system, 'projector');
  const progress = { done: false };
  const load = (async () => {
    let position = 0n;
    for (let round = 0; round < 8; round += 1) {
      position = await writeOrders(system.eventStore, 50);
    }
    progress.done = true;
    return position;
  })();
  let kills = 0;
  while (!progress.done && kills < 4) {
    const before = await projectedOrders();
    const moved = async () => progress.done || (await projectedOrders()) > before;
    await expect.poll(moved, { interval: 5 }).toBe(true);
    await projector.kill();
    kills += 1;
    await projector.start();
  }
  const position = await load;
  expect(kills).toBeGreaterThan(0);
  expect(differencesOf(await driftAt(system, position))).toEqual([]);
  expect(await projectedOrders()).toBe(400);
});

it('shares the work with a second process without counting anything twice', async () => {
  await startProcess(system, 'projector-a');
  await startProcess(system, 'projector-b');
  const before = await projectedOrders();
  const position = await writeOrders(system.eventStore, 100);
  expect(differencesOf(await driftAt(system, position))).toEqual([]);
  expect(await projectedOrders()).toBe(before + 100);
});
