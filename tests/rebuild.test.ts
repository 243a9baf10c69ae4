import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { ReadModelDatabase } from '@order-ledger/read-model';
import { projectionNames } from '@order-ledger/read-model';
import { connectPostgres, createLogger } from '@order-ledger/service-kit';
import { afterAll, expect, test, vi } from 'vitest';
import { ledgerCommandOn, ledgerMain } from './support/ledger-command.ts';
import { items, startLoad } from './support/load.ts';
import { startQueries } from './support/queries.ts';
import { testSystem } from './support/system.ts';

const system = await testSystem({ PAYMENT_DEADLINE_SECONDS: '5', ABANDON_AFTER_SECONDS: '3' });
const { stack, shop } = system;
const ledger = ledgerCommandOn(stack.env);
const db = connectPostgres<ReadModelDatabase>({
  url: stack.env['POSTGRES_URL'] ?? '',
  applicationName: 'system test',
  logger: createLogger({ service: 'system-test', level: 'silent' }),
});
afterAll(async () => await db.destroy());

for (const item of items) await shop.receive({ ...item, quantity: 100_000 });

interface Rebuilt {
  readonly projection: string;
  readonly outcome: string;
  readonly generation: number;
}

const rebuild = async (...args: readonly string[]) => {
  const { code, out, err } = await ledger('rebuild', ...args, '--json');
  if (out === '') throw new Error(err);
  return { code, rebuilt: JSON.parse(out) as readonly Rebuilt[] };
};

const generations = async (status: 'building' | 'live') =>
  await db
    .selectFrom('read_model.projection_generation')
    .select(['name', 'generation', 'position'])
    .where('status', '=', status)
    .orderBy('name')
    .execute();

const killedInTheMiddle = async (): Promise<void> => {
  // Every event a transaction of its own, so that there is a middle.
  const args = [ledgerMain, 'rebuild', '--all', '--batch', '1'];
  const env = { ...process.env, ...stack.env };
  const rebuilding = spawn(process.execPath, args, { env, stdio: 'ignore' });
  const ended = once(rebuilding, 'exit');
  const begun = async (): Promise<void> => {
    const positions = (await generations('building')).map(({ position }) => position);
    expect(positions).toHaveLength(projectionNames.length);
    expect(positions).not.toContain('0');
  };
  await vi.waitFor(begun, { timeout: 60_000, interval: 5 });
  rebuilding.kill('SIGKILL');
  await ended;
};

test('everything is rebuilt while orders go on, killed in the middle, and nobody notices', async () => {
  const load = startLoad(shop, 1);
  await load.more(40);
  const queries = startQueries(stack.services['query-api'].url);

  await killedInTheMiddle();
  const halfBuilt = await generations('building');
  expect(halfBuilt).toHaveLength(projectionNames.length);

  const { code, rebuilt } = await rebuild('--all');
  expect(code).toBe(0);
  // It goes on where the killed one was, and finds the same rows as the projector.
  const resumed = halfBuilt.map(({ name, generation, position }) => {
    const found = { difference_count: 0, differences: [] };
    return { projection: name, generation, resumed_from: position, outcome: 'switched', ...found };
  });
  expect(rebuilt).toHaveLength(projectionNames.length);
  expect(rebuilt).toEqual(
    expect.arrayContaining(resumed.map((each) => expect.objectContaining(each) as Rebuilt)),
  );

  await load.more(5);
  await load.stop();
  const { wrong, answers } = await queries.stop();
  expect(wrong).toEqual([]);
  expect(answers).toBeGreaterThan(0);
  expect(load.contradictions).toEqual([]);

  // The projector, a process of its own, writes the new generations: every order, every row.
  await system.settledInspection(load.acknowledged);
  const numbers = ({ name, generation }: { name: string; generation: number }) => [
    name,
    generation,
  ];
  expect((await generations('live')).map(numbers)).toEqual(halfBuilt.map(numbers));
}, 180_000);

test('what is wrong is found without touching it, and a rebuild can be taken back', async () => {
  const [item] = items;
  await db
    .updateTable('read_model.stock')
    .set({ shipped: 1_000_000 })
    .where('product_id', '=', item?.product_id ?? '')
    .execute();
  const looked = await rebuild('stock', '--dry-run');
  expect(looked).toMatchObject({
    code: 1,
    rebuilt: [{ outcome: 'compared', difference_count: 1, differences: [{ kind: 'different' }] }],
  });
  expect((await ledger('audit')).code).toBe(1);

  const back = await rebuild('stock', '--rollback');
  expect(back).toMatchObject({ code: 0, rebuilt: [{ outcome: 'switched', generation: 1 }] });
  const { code, out } = await ledger('audit');
  expect(code, out).toBe(0);
}, 120_000);
