import { setInterval as every } from 'node:timers/promises';
import { z } from 'zod';
import { items } from './load.ts';

/** So often that no moment goes unseen, and there is time for others. */
const intervalMs = 10;

/** Somebody who reads all the time what customers and warehouses read. */
export interface Queries {
  /** Resolves to what was wrong, and to how many answers there were. */
  stop(): Promise<{ readonly wrong: readonly string[]; readonly answers: number }>;
}

const listing = z.object({
  data: z.tuple([z.object({ id: z.string() })]),
  meta: z.object({ total: z.number() }),
});

/** Wrong are an answer that is none, an order less than before, and one that has no details. */
export const startQueries = (url: string): Queries => {
  const stopped = new AbortController();
  const wrong: string[] = [];
  let answers = 0;
  let most = 0;

  const ask = async (path: string): Promise<unknown> => {
    const response = await fetch(`${url}/api/v1${path}`);
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${text}`);
    answers += 1;
    return JSON.parse(text) as unknown;
  };

  const askOnce = async (turn: number): Promise<void> => {
    const { data, meta } = listing.parse(await ask('/orders?limit=1'));
    if (meta.total < most) wrong.push(`${meta.total} orders after ${most}`);
    most = Math.max(most, meta.total);
    await ask(`/orders/${data[0].id}`);
    const item = items[turn % items.length] ?? items[0];
    await ask(`/inventory/${item?.product_id}/${item?.warehouse_id}`);
  };

  const asking = (async () => {
    let turn = 0;
    for await (const _ of every(intervalMs)) {
      if (stopped.signal.aborted) return;
      await askOnce((turn += 1)).catch((error: unknown) => wrong.push(String(error)));
    }
  })();

  return {
    stop: async () => {
      stopped.abort();
      await asking;
      return { wrong, answers };
    },
  };
};
