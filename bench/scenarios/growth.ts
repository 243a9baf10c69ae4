import type { PostgresServer } from '@order-ledger/embedded';
import { Client } from 'pg';
import type { Lab } from '../lab/lab.ts';
import { goalBelow, roundsOf } from '../report/goal.ts';
import type { ContenderResult } from '../report/result.ts';
import { connectToSeed } from '../seed/appender.ts';
import { writeOrders } from '../seed/past.ts';
import { inTurn, stepsInTurn } from './in-turn.ts';
import type { Entrant } from './in-turn.ts';
import { assertAnswers, measure } from './measure.ts';
import { stockUp } from './open-loop.ts';
import type { Scenario, Settings, Step } from './scenario.ts';

const name = 'growth';
const title = 'CPU per order when few and when many orders are in the store';
const share = 100;

/**
 * What PostgreSQL does by itself within hours of so much writing, and would else do while the rounds
 * are measured.
 */
const tidyUp = async ({ databaseUrl }: PostgresServer): Promise<void> => {
  for (const name of ['event_store', 'order_ledger']) {
    const client = new Client(databaseUrl(name));
    await client.connect();
    await client.query('vacuum (analyze)');
    await client.query('checkpoint');
    await client.end();
  }
};

/** The store is filled up to a size before its rounds; the rounds of one size follow each other. */
const measureAt = async (
  lab: Lab,
  settings: Settings,
  step: Step,
  size: number,
): Promise<Awaited<ReturnType<typeof inTurn>>> => {
  const { ledger } = lab;
  const products = await stockUp([ledger], `${name}-${size}`, settings);
  const { connections, seconds, quick } = settings;
  const entrant: Entrant = {
    name: `${size.toLocaleString('en')} orders`,
    contender: ledger,
    turn: async () => {
      const until = quick ? { answers: 40 } : { seconds };
      const ask = { kind: 'orders', products, lines: 1 } as const;
      const measured = await measure(lab, ledger, { kind: 'closed', connections, until, ask });
      assertAnswers(entrant.name, measured.load, /^201$/);
      return measured;
    },
  };
  return await inTurn([entrant], settings, step);
};

const ratioOf = (contenders: readonly ContenderResult[]): number[] => {
  const [few, many] = contenders;
  const before = roundsOf(contenders, few?.name ?? '', 'cpu');
  return roundsOf(contenders, many?.name ?? '', 'cpu').map((us, n) => us / (before[n] ?? NaN));
};

export const growth: Scenario = {
  name,
  title,
  steps: (settings) => 2 + 2 * stepsInTurn(1, 1, settings),
  run: async (lab, settings, step) => {
    const eventStore = connectToSeed(lab.stack.env['EVENTSTORE_URL'] ?? '');
    const many = settings.size;
    const few = Math.max(1, Math.floor(many / share));
    const fill = async (from: number, to: number): Promise<void> => {
      step(`filling the store up to ${to.toLocaleString('en')} orders`);
      await writeOrders(eventStore, name, { from, to });
      await lab.ledger.settle();
      await tidyUp(lab.postgres);
    };
    await fill(0, few);
    const before = await measureAt(lab, settings, step, few);
    await fill(few, many);
    const after = await measureAt(lab, settings, step, many);
    await eventStore.close();
    const contenders = [...before.contenders, ...after.contenders];
    const goals = [goalBelow('CPU per order, many ÷ few: at most 1.2', 1.2, ratioOf(contenders))];
    return { name, title, main: 'cpu', contenders, goals, checks: after.checks };
  },
};
