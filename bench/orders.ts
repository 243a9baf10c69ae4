/** What the whole system does per second, and the CPU that it takes. `node orders.ts [orders] [connections]` */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openShop } from '@order-ledger/cli';
import type { Shop } from '@order-ledger/cli';
import { startStack } from '@order-ledger/embedded';
import type { Stack } from '@order-ledger/embedded';
import Table from 'cli-table3';
import pidusage from 'pidusage';

const orders = Number(process.argv[2] ?? 8_000);
const connections = Number(process.argv[3] ?? 64);
const items = Array.from({ length: 200 }, (_, index) => ({
  product_id: `product-${index}`,
  warehouse_id: 'main',
}));

/** Milliseconds of CPU that each process has taken, by its name. PostgreSQL and NATS are left out. */
const cpuOf = async ({ services, eventStore }: Stack): Promise<ReadonlyMap<string, number>> => {
  const servers = { ...services, ...(eventStore !== undefined && { 'event-store': eventStore }) };
  const usages = Object.entries(servers).map(async ([name, { pid }]) => {
    const { ctime } = await pidusage(pid);
    return [name, ctime] as const;
  });
  return new Map(await Promise.all(usages));
};

/** Places the orders one after another on every connection; answers how long each took, sorted. */
const placeAll = async (shop: Shop): Promise<readonly number[]> => {
  const elapsedMs: number[] = [];
  let next = 0;
  const customer = async (): Promise<void> => {
    while (next < orders) {
      const index = next;
      next += 1;
      const item = items[index % items.length] ?? { product_id: '', warehouse_id: '' };
      const startedAt = performance.now();
      const line = { ...item, quantity: 1, unit_price: '9.90' };
      const { status } = await shop.place([line], { user: `user-${index % 500}` });
      if (status !== 201) throw new Error(`an order was answered ${status}`);
      elapsedMs.push(performance.now() - startedAt);
    }
  };
  await Promise.all(Array.from({ length: connections }, customer));
  return elapsedMs.toSorted((a, b) => a - b);
};

/** Until the listing has every order; what follows it, the warehouse included, is as far by then. */
const untilListed = async (shop: Shop): Promise<void> => {
  while ((await shop.count('reserved')) < orders) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

const run = async (stack: Stack): Promise<void> => {
  const { 'command-api': command, 'query-api': query } = stack.services;
  const shop = openShop(command.url, query.url, connections);
  for (const item of items) await shop.receive({ ...item, quantity: orders });
  const before = await cpuOf(stack);
  const startedAt = performance.now();
  const elapsedMs = await placeAll(shop);
  const seconds = (performance.now() - startedAt) / 1_000;
  await untilListed(shop);
  const after = await cpuOf(stack);
  await shop.close();

  const at = (quantile: number): string =>
    (elapsedMs[Math.floor(elapsedMs.length * quantile)] ?? 0).toFixed(0);
  const table = new Table({
    head: ['process', 'CPU µs per order'],
    style: { head: [], border: [], compact: true },
  });
  for (const [name, ms] of after) {
    table.push([name, (((ms - (before.get(name) ?? 0)) / orders) * 1_000).toFixed(0)]);
  }
  process.stdout.write(
    `${orders} orders, ${connections} connections: ${(orders / seconds).toFixed(0)}/s, ` +
      `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms\n${table.toString()}\n`,
  );
};

const dataDir = await mkdtemp(join(tmpdir(), 'order-ledger-bench-'));
// PostgreSQL may run as another user here.
await chmod(dataDir, 0o755);
const stack = await startStack({ dataDir, env: { AUTH_MODE: 'open' } });
try {
  await run(stack);
} finally {
  await stack.stop();
  await rm(dataDir, { recursive: true, force: true });
}
