import { EventStoreDBClient } from '@eventstore/db-client';
import { codecs } from '@order-ledger/contracts';
import type { Stack } from '@order-ledger/embedded';
import { connectEventStore, readRawAll } from '@order-ledger/event-store';
import type { Lab } from '../lab/lab.ts';
import { goalAgainst } from '../report/goal.ts';
import type { ContenderResult } from '../report/result.ts';
import { writeOrders } from '../seed/past.ts';
import type { Scenario } from './scenario.ts';

const name = 'drain';
const title = 'Everything that reads the whole ledger, against reading it and doing nothing';
const bare = 'bare drain';
/** Five events each. */
const orders = 20_000;
const quickOrders = 100;

/** Reads the whole ledger for some purpose; answers how many events it has read. */
interface Drain {
  readonly name: string;
  /** At least this part of the bare rate. */
  readonly factor?: number;
  readonly run: (stack: Stack) => Promise<number>;
}

const readEverything = async ({ env }: Stack): Promise<number> => {
  const client = EventStoreDBClient.connectionString(env['EVENTSTORE_URL'] ?? '');
  let events = 0;
  for await (const { event } of client.readAll()) if (event !== undefined) events += 1;
  await client.dispose();
  return events;
};

/** Of every stream of the ledger. */
const prefixes = Object.keys(codecs).map((category) => `${category}-`);

const readThroughReaders = async ({ env }: Stack): Promise<number> => {
  const eventStore = connectEventStore({ url: env['EVENTSTORE_URL'] ?? '' });
  let events = 0;
  for await (const _ of readRawAll(eventStore, { prefixes })) events += 1;
  await eventStore.close();
  return events;
};

const drains: readonly Drain[] = [
  { name: bare, run: readEverything },
  { name: 'through the readers', run: readThroughReaders },
];

const measureAll = async (
  { stack }: Lab,
  rounds: number,
  step: (what: string) => void,
): Promise<ContenderResult[]> => {
  const rates = new Map<string, number[]>(drains.map((drain) => [drain.name, []]));
  for (let round = 1; round <= rounds; round += 1) {
    for (const drain of drains) {
      step(`${drain.name}, round ${round}`);
      const startedAt = performance.now();
      const events = await drain.run(stack);
      rates.get(drain.name)?.push((events * 1_000) / (performance.now() - startedAt));
    }
  }
  return [...rates].map(([drain, events]) => ({ name: drain, figures: { events }, cpu: {} }));
};

export const drain: Scenario = {
  name,
  title,
  steps: ({ rounds }) => rounds * drains.length + 2,
  run: async (lab, settings, step) => {
    const client = EventStoreDBClient.connectionString(lab.stack.env['EVENTSTORE_URL'] ?? '');
    step('writing the past of a shop');
    await writeOrders(client, name, { from: 0, to: settings.quick ? quickOrders : orders });
    await client.dispose();
    await lab.ledger.settle();
    const contenders = await measureAll(lab, settings.rounds, step);
    const goals = drains.flatMap(({ name: drain, factor }) =>
      factor === undefined
        ? []
        : [goalAgainst(contenders, 'events', drain, { peer: bare, factor })],
    );
    step('the ledger, the audit');
    const checks = await lab.ledger.check({ accepted: 0 });
    return { name, title, main: 'events', contenders, goals, checks };
  },
};
