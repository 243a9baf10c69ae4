/**
 * How fast the index of causes is made, beside the bare rate of draining the store with the client,
 * the memory that it takes, and how long a question takes then. `node bench/causes.ts [events]`
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { temporaryEventStore } from '@order-ledger/embedded/testing';
import { connectEventStore } from '@order-ledger/event-store';
import { writeOrders } from './replay/write-orders.ts';

interface Measured {
  readonly seconds: number;
  readonly events: number;
  readonly maxRssMiB: number;
}

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const count = Number(process.argv[2] ?? 100_000);

/** In a process of its own, so that its memory is its own. */
const measure = async (script: string, ...args: readonly string[]): Promise<Measured> => {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [path, ...args]);
  return JSON.parse(stdout) as Measured;
};

const rate = ({ events, seconds }: Measured): string =>
  `${Math.round(events / seconds).toLocaleString('en')} events/s`;

const server = await temporaryEventStore();
const eventStore = connectEventStore({ url: server.url });
try {
  await writeOrders(eventStore, count);
  for (let round = 1; round <= 3; round += 1) {
    const urls = [server.url, await server.postgres.createDatabase(`ledger_${round}`)];
    const drained = await measure('replay/measure.ts', 'drain', ...urls);
    const indexed = await measure('causes/measure.ts', 'index', ...urls);
    const asked = await measure('causes/measure.ts', 'ask', ...urls);
    const ratio = (drained.seconds / indexed.seconds).toFixed(2);
    const question = ((asked.seconds / asked.events) * 1_000).toFixed(1);
    print(
      `drain ${rate(drained)}  index ${rate(indexed)}  ratio ${ratio}  ` +
        `memory ${indexed.maxRssMiB} MiB  question ${question} ms`,
    );
  }
} finally {
  await eventStore.close();
  await server.dispose();
}
