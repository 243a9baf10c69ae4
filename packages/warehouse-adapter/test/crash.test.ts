import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ledgerStreams, warehouseRequestId } from '@order-ledger/contracts';
import type { WarehouseOperation, WarehouseRequest } from '@order-ledger/contracts';
import { serviceBundles, startService } from '@order-ledger/embedded';
import { testDirectory, testNats } from '@order-ledger/embedded/testing';
import { expect, it } from 'vitest';
import { adapterEnv } from './support/adapter.ts';
import { testLedger } from './support/ledger.ts';
import { orderRequests } from './support/requests.ts';
import { afterwards, apiKey, controlOf } from './support/simulator.ts';

const nats = await testNats();
const ledger = await testLedger(nats.url);
const directory = await testDirectory();

type Name = 'warehouse-simulator' | 'warehouse-adapter';

const service = async (name: Name, env: Record<string, string>) => {
  const running = await startService({
    name,
    main: (await serviceBundles())[name],
    logFile: join(directory, `${name}.log`),
    env,
  });
  afterwards(running.kill);
  return running;
};

const warehouse = await service('warehouse-simulator', {
  WAREHOUSE_API_KEY: apiKey,
  WAREHOUSE_DATA_DIR: join(directory, 'warehouse'),
  SIMULATOR_LATENCY_MIN_MS: '20',
  SIMULATOR_LATENCY_MAX_MS: '150',
  SIMULATOR_ERROR_RATE: '0.1',
  SIMULATOR_DROP_RATE: '0.1',
});
const simulator = controlOf(warehouse.url);
const adapter = await service('warehouse-adapter', adapterEnv(nats.url, warehouse.url));

const outcomesOf = async (request: WarehouseRequest) => {
  await ledger.send(request);
  return (await ledger.repliesTo(request, 30_000)).map(({ outcome }) => outcome);
};

/** Drives an operation to its end as the process manager does: unknown is queried, failed resent. */
const settle = async (
  order: ReturnType<typeof orderRequests>,
  operation: WarehouseOperation,
): Promise<void> => {
  let request = order[operation];
  for (let attempt = 2; ; attempt += 1) {
    const outcomes = await outcomesOf(request);
    if (outcomes.includes('accepted')) return;
    expect(outcomes).not.toContain('refused');
    const message_id = warehouseRequestId(request.operation_id, 'request', attempt);
    request = outcomes.includes('failed')
      ? { ...order[operation], message_id }
      : order.query(operation, attempt);
  }
};

/** Lets orders be reserved and committed, and checks that all were, once each. */
const survive = async (product: string, disturb: () => Promise<void>): Promise<void> => {
  const orders = Array.from({ length: 25 }, () => orderRequests(undefined, product));
  const lives = orders.map(async (order) => {
    await settle(order, 'reserve');
    await settle(order, 'commit');
  });
  await Promise.all([...lives, disturb()]);
  await expect.poll(ledger.waiting, { timeout: 40_000 }).toBe(0);
  const { stock } = await simulator.summary();
  expect(stock.find(({ product_id }) => product_id === product)).toMatchObject({
    reserved: 0,
    committed: 2 * orders.length,
  });
  for (const { order_id, reserve, commit } of orders) {
    const { body } = await simulator.call('GET', `/api/v1/inventory/orders/${order_id}`);
    expect(body.data).toMatchObject({
      operations: [{ operation_id: reserve.operation_id }, { operation_id: commit.operation_id }],
    });
  }
};

/** The adapter has requests at the warehouse at this very moment. */
const untilBusy = async (): Promise<void> => {
  const inHand = async (): Promise<number> => {
    const response = await fetch(`${adapter.url}/health/dependencies`);
    const { lag } = (await response.json()) as { lag: { requests: { inHand: number } } };
    return lag.requests.inHand;
  };
  await expect.poll(inHand, { interval: 5, timeout: 40_000 }).toBeGreaterThan(0);
};

it('does everything once although the adapter is killed in mid-work', async () => {
  await survive('adapter', async () => {
    for (let kill = 0; kill < 2; kill += 1) {
      await untilBusy();
      await adapter.kill();
      await adapter.start();
    }
  });
  expect(await ledger.deadLetters()).toEqual([]);
});

it('acknowledges no request whose reply is not stored', async () => {
  const { streams } = await ledger.connection.jetstreamManager();
  const { name } = ledgerStreams.warehouseReplies;
  await streams.update(name, { max_msg_size: 1 });
  const order = orderRequests();
  await ledger.send(order.cancel);
  const log = async (): Promise<string> => await readFile(adapter.logFile, 'utf8');
  await expect.poll(log, { timeout: 40_000 }).toContain('not published yet');
  await adapter.kill();
  await streams.update(name, { max_msg_size: -1 });
  await adapter.start();
  expect(await ledger.repliesTo(order.cancel)).toMatchObject([{ outcome: 'accepted' }]);
});

it('does everything once although the warehouse is killed in mid-work', async () => {
  await survive('warehouse', async () => {
    for (let kill = 0; kill < 2; kill += 1) {
      await untilBusy();
      await warehouse.kill();
      await warehouse.start();
    }
  });
  expect(await ledger.deadLetters()).toEqual([]);
});

it('goes on after NATS is killed in mid-work', async () => {
  await survive('nats', async () => {
    await untilBusy();
    await nats.kill();
    await nats.start();
  });
  expect(await ledger.deadLetters()).toEqual([]);
});
