import { Pool } from 'undici';
import type { Lab } from '../lab/lab.ts';
import { prepareRequests } from '../load/requests.ts';
import { goalBelow } from '../report/goal.ts';
import { connectToSeed } from '../seed/appender.ts';
import { writeLongStream } from '../seed/past.ts';
import type { Scenario } from './scenario.ts';

const name = 'cold-load';
const title = 'The first order of a product after a start, when its stream is long';
const long = 'long';
const short = 'short';
/** What cannot be answered by then is not going to be. */
const patienceMs = 300_000;
/** Enough to bring about a snapshot, where there is one, and to warm up everything else. */
const ordersBefore = 200;

/** Milliseconds until an order of the product is accepted, refusals for being busy included. */
const untilAccepted = async (pool: Pool, product: string): Promise<number> => {
  const products = { prefix: product, count: 1 };
  const [request] = prepareRequests({ kind: 'orders', products, lines: 1 }, 1);
  if (request === undefined) throw new Error('there is no request');
  const startedAt = performance.now();
  for (;;) {
    const { statusCode, body } = await pool.request(request);
    const text = await body.text();
    const elapsedMs = performance.now() - startedAt;
    if (statusCode === 201) return elapsedMs;
    if (statusCode !== 503 || elapsedMs > patienceMs) {
      throw new Error(`an order of ${product} was answered ${statusCode}: ${text}`);
    }
  }
};

/** One start of the command endpoint: orders of another product first, which warm everything up. */
const measureStart = async (lab: Lab): Promise<Readonly<Record<string, number>>> => {
  const service = lab.stack.services['command-api'];
  await service.stop();
  await service.start();
  const pool = new Pool(service.url, { connections: 1, headersTimeout: patienceMs });
  try {
    for (let order = 0; order < ordersBefore; order += 1) await untilAccepted(pool, 'warm');
    return {
      [short]: await untilAccepted(pool, short),
      [long]: await untilAccepted(pool, long),
    };
  } finally {
    await pool.close();
  }
};

export const coldLoad: Scenario = {
  name,
  title,
  steps: ({ rounds }) => rounds + 3,
  run: async (lab, settings, step) => {
    const { stack, ledger } = lab;
    const eventStore = connectToSeed(stack.env['EVENTSTORE_URL'] ?? '');
    step(`writing a stream of ${settings.size.toLocaleString('en')} events`);
    await writeLongStream(eventStore, `${long}-0`, settings.size);
    await eventStore.close();
    for (const prefix of ['warm', short]) await ledger.receive({ prefix, count: 1 }, 1_000_000);

    step('the orders before');
    const pool = new Pool(ledger.url, { connections: 1, headersTimeout: patienceMs });
    for (let order = 0; order < ordersBefore; order += 1) await untilAccepted(pool, long);
    await pool.close();
    await ledger.settle();

    const times: Readonly<Record<string, number>>[] = [];
    for (let round = 1; round <= settings.rounds; round += 1) {
      step(`start ${round}`);
      times.push(await measureStart(lab));
    }
    step('the ledger, the audit');
    await ledger.settle();
    const orders = ordersBefore * (settings.rounds + 1) + 2 * settings.rounds;
    const of = (stream: string): number[] => times.map((round) => round[stream] ?? NaN);
    return {
      name,
      title,
      main: 'firstOrder',
      contenders: [
        { name: `stream of ${settings.size.toLocaleString('en')} events`, stream: long },
        { name: 'stream of a few events', stream: short },
      ].map((one) => ({ name: one.name, figures: { firstOrder: of(one.stream) }, cpu: {} })),
      goals: [goalBelow('the first order of the long stream below 200 ms', 200, of(long))],
      checks: await ledger.check({ accepted: orders }),
    };
  },
};
