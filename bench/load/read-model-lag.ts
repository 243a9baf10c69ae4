import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import type { Latency } from './job.ts';
import { createDurations } from './recorder.ts';

const pollMs = 2;
/** An order that is not there by then counts with this time. */
const giveUpMs = 60_000;

/** How long after its answer an order can be read, by looking for it in its table all the time. */
export const watchReadModel = async (postgresUrl: string) => {
  const client = new Client(postgresUrl);
  await client.connect();
  const missing = new Map<string, number>();
  const durations = createDurations();
  const ending = new AbortController();

  const look = async (): Promise<void> => {
    const { rows } = await client.query<{ order_id: string }>({
      name: 'visible',
      text: 'select order_id from read_model.order_details where order_id = any($1)',
      values: [[...missing.keys()]],
    });
    const now = performance.now();
    for (const { order_id: id } of rows) {
      durations.add(now - (missing.get(id) ?? now));
      missing.delete(id);
    }
    for (const [id, since] of missing) {
      if (now - since < giveUpMs) continue;
      durations.add(now - since);
      missing.delete(id);
    }
  };
  const watching = (async () => {
    while (!ending.signal.aborted || missing.size > 0) {
      if (missing.size > 0) await look();
      await delay(pollMs);
    }
  })();

  return {
    watch: (orderId: string, answeredAt: number): void => {
      missing.set(orderId, answeredAt);
    },
    end: async (): Promise<Latency> => {
      ending.abort();
      await watching;
      await client.end();
      return durations.latency();
    },
  };
};
