import { inspectLedger } from '@order-ledger/cli';
import type { Inspection } from '@order-ledger/cli';
import type { Stack } from '@order-ledger/embedded';
import { connectEventStore } from '@order-ledger/event-store';
import type { ReadModelDatabase } from '@order-ledger/read-model';
import { connectPostgres, createLogger } from '@order-ledger/service-kit';
import pLimit from 'p-limit';
import { Pool } from 'undici';
import { productIds } from './contender.ts';
import type { Check, Contender } from './contender.ts';
import { untilSettled } from './settled.ts';

/** Reads the whole ledger and holds the read models against it. */
const inspect = async ({ env }: Stack): Promise<Inspection> => {
  const eventStore = connectEventStore({ url: env['EVENTSTORE_URL'] ?? '' });
  const db = connectPostgres<ReadModelDatabase>({
    url: env['POSTGRES_URL'] ?? '',
    applicationName: 'bench',
    logger: createLogger({ service: 'bench', level: 'silent' }),
  });
  try {
    return await inspectLedger(eventStore, db);
  } finally {
    await eventStore.close();
    await db.destroy();
  }
};

const checksOf = ({ report, orders, stock }: Inspection, accepted: number): Check[] => {
  const stored = [...orders.values()].filter((status) => status !== 'rejected').length;
  const { oversold = 0 } = report.findingsByCode;
  return [
    {
      name: 'the ledger: nothing is oversold',
      holds: oversold === 0,
      detail: `${oversold} times in ${stock.size} stock streams, ${report.events} events`,
    },
    {
      name: 'the ledger: every accepted order is there',
      holds: stored >= accepted,
      detail: `${accepted} accepted, ${stored} stored`,
    },
    {
      name: 'the ledger: an audit finds nothing wrong',
      holds: report.findingCount === 0,
      detail: `${report.findingCount} findings`,
    },
  ];
};

const receive = async (url: string, ids: readonly string[], quantity: number): Promise<void> => {
  const pool = new Pool(url, { connections: 32 });
  const limit = pLimit(32);
  const deliver = async (productId: string): Promise<void> => {
    const { statusCode, body } = await pool.request({
      method: 'POST',
      path: '/api/v1/inventory/update',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        type: 'received',
        product_id: productId,
        warehouse_id: 'main',
        quantity,
        reason: 'delivery',
      }),
    });
    const text = await body.text();
    if (statusCode !== 200) throw new Error(`a delivery was answered ${statusCode}: ${text}`);
  };
  await Promise.all(ids.map(async (id) => await limit(deliver, id)));
  await pool.close();
};

/** The processes of the ledger, by name. */
const pidsOf = ({ services, eventStore, postgres, nats }: Stack): Record<string, number> => {
  const servers = { ...services, 'event-store': eventStore, postgres, nats };
  return Object.fromEntries(
    Object.entries(servers).map(([name, server]) => [name, server?.pid ?? 0]),
  );
};

/** The ledger, with everything on. */
export const ledgerContender = (stack: Stack): Contender => {
  const { url } = stack.services['command-api'];
  return {
    name: 'ledger',
    url,
    pids: () => pidsOf(stack),
    receive: async (products, quantity) => await receive(url, productIds(products), quantity),
    settle: async () => await untilSettled(stack),
    check: async ({ accepted }) => checksOf(await inspect(stack), accepted),
  };
};
