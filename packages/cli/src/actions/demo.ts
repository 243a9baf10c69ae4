import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStack } from '@order-ledger/embedded';
import type { Stack } from '@order-ledger/embedded';
import type { JsonOption } from '../commands/options.ts';
import { defaultPlan, flashItem } from '../demo/plan.ts';
import type { Plan } from '../demo/plan.ts';
import { reportOf } from '../demo/report.ts';
import { settle } from '../demo/settle.ts';
import { openShop } from '../demo/shop.ts';
import { tellStory } from '../demo/story.ts';
import { warehouseDisagreements } from '../demo/warehouse.ts';
import { inspectLedger } from '../ledger/inspect.ts';
import { print, printJson, say } from '../terminal/output.ts';
import { withLedger } from './open-ledger.ts';
import type { OpenLedger } from './open-ledger.ts';

interface DemoOptions extends JsonOption {
  readonly orders: number;
  readonly pieces: number;
  readonly keep: boolean;
}

/** A warehouse as warehouses are: it refuses, stumbles and drops answers now and then. */
const warehouseTroubles = {
  SIMULATOR_LATENCY_MIN_MS: '2',
  SIMULATOR_LATENCY_MAX_MS: '20',
  SIMULATOR_REFUSE_RATE: '0.03',
  SIMULATOR_ERROR_RATE: '0.05',
  SIMULATOR_DROP_RATE: '0.02',
  WAREHOUSE_RETRY_DELAY_MS: '100',
  // An answer that is dropped is not waited for as long as from a warehouse that is merely slow.
  WAREHOUSE_TIMEOUT_MS: '3000',
  // Nor is one that never comes: the process manager asks again.
  WAREHOUSE_REPLY_SECONDS: '8',
};

const runOn = async (
  { db, eventStore }: OpenLedger,
  { services, env }: Stack,
  plan: Plan,
  { startedAt, json }: { readonly startedAt: number } & JsonOption,
): Promise<boolean> => {
  const shop = openShop(services['command-api'].url, services['query-api'].url, plan.flashOrders);
  const warehouse = {
    url: services['warehouse-simulator'].url,
    apiKey: env['WAREHOUSE_API_KEY'] ?? '',
  };
  try {
    const told = await tellStory(shop, plan);
    await settle({ shop, eventStore, warehouse }, plan);
    const inspection = await inspectLedger(eventStore, db);
    const { text, document, holds } = reportOf({
      plan,
      told,
      flashItemId: `${flashItem.warehouse_id}.${flashItem.product_id}`,
      inspection,
      warehouseDisagreements: await warehouseDisagreements(warehouse, inspection.orders),
      seconds: (performance.now() - startedAt) / 1_000,
    });
    if (json) printJson(document);
    else print(`\n${text}`);
    return holds;
  } finally {
    await shop.close();
  }
};

/** Boots a fresh stack, runs a day of a shop on it, checks the ledger. Exit code 1: a check failed. */
export const demo = async (options: DemoOptions): Promise<void> => {
  const startedAt = performance.now();
  const plan = { ...defaultPlan, flashOrders: options.orders, flashPieces: options.pieces };
  const dataDir = await mkdtemp(join(tmpdir(), 'order-ledger-demo-'));
  // PostgreSQL refuses to run as root and may run as another user here.
  await chmod(dataDir, 0o755);
  say('Starting PostgreSQL, NATS, the event store and seven services …');
  const stack = await startStack({
    dataDir,
    env: {
      AUTH_MODE: 'open',
      PAYMENT_DEADLINE_SECONDS: `${plan.paymentDeadlineSeconds}`,
      ...warehouseTroubles,
    },
  });
  try {
    const { POSTGRES_URL: postgresUrl = '', EVENTSTORE_URL: eventstoreUrl = '' } = stack.env;
    const holds = await withLedger(
      { postgresUrl, eventstoreUrl },
      { name: 'ledger demo', access: 'read' },
      async (ledger) => await runOn(ledger, stack, plan, { startedAt, ...options }),
    );
    process.exitCode = holds ? 0 : 1;
  } finally {
    await stack.stop();
    if (options.keep) say(`data and logs: ${dataDir}`);
    else await rm(dataDir, { recursive: true, force: true });
  }
};
