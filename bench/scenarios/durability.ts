import { setTimeout as delay } from 'node:timers/promises';
import pLimit from 'p-limit';
import { Pool } from 'undici';
import type { Check } from '../lab/contender.ts';
import type { Lab } from '../lab/lab.ts';
import { inTurn, stepsInTurn } from './in-turn.ts';
import { measure } from './measure.ts';
import type { Measured } from './measure.ts';
import type { Scenario, Settings } from './scenario.ts';

const name = 'durability';
const title = 'Every order wants the same product, and store and database are killed in the middle';

/** kill -9 for both, and a start a second later. */
const killAndStart = async ({ stack, postgres }: Lab): Promise<void> => {
  const { eventStore } = stack;
  if (eventStore === undefined) throw new Error('the event store is not embedded');
  await Promise.all([eventStore.kill(), postgres.kill()]);
  await delay(1_000);
  await postgres.start();
  await eventStore.start();
};

/** Asks the query endpoint for every order that was acknowledged. */
const checkAcknowledged = async ({ stack }: Lab, ids: readonly string[]): Promise<Check> => {
  const pool = new Pool(stack.services['query-api'].url, { connections: 16 });
  const limit = pLimit(16);
  const isThere = async (id: string): Promise<boolean> => {
    const { statusCode, body } = await pool.request({
      method: 'GET',
      path: `/api/v1/orders/${id}`,
    });
    const { status } = (await body.json()) as { readonly status?: string };
    return statusCode === 200 && status === 'reserved';
  };
  const found = await Promise.all(ids.map(async (id) => await limit(isThere, id)));
  await pool.close();
  const missing = found.filter((there) => !there).length;
  return {
    name: 'the ledger: every order that was answered 201 is there, and reserved',
    holds: ids.length > 0 && missing === 0,
    detail: `${ids.length} acknowledged, ${missing} missing`,
  };
};

/** Accepted before the kill, and as many after it. */
const ordersAround = 2_000;
const quickOrdersAround = 20;

/** One round of load until so many orders are accepted, with the kill after half of them. */
const roundOf = async (lab: Lab, settings: Settings, round: number): Promise<Measured> => {
  const { ledger } = lab;
  const around = settings.quick ? quickOrdersAround : ordersAround;
  const products = { prefix: `${name}-${round}`, count: 1 };
  await ledger.receive(products, 1_000_000);
  let killed: Promise<void> = Promise.resolve();
  const measured = await measure(
    lab,
    ledger,
    {
      kind: 'closed',
      connections: settings.connections,
      until: { accepted: 2 * around },
      tellAfter: around,
      ask: { kind: 'orders', products, lines: 1 },
      collectIds: true,
    },
    () => {
      killed = killAndStart(lab);
      // Awaited below; until then nobody else listens.
      killed.catch(() => {});
    },
  );
  await killed;
  return measured;
};

/** Not a race: the round for warming up is killed as well. */
export const durability: Scenario = {
  name,
  title,
  steps: (settings) => stepsInTurn(1, 1, settings) + 1,
  run: async (lab, settings, step) => {
    const acknowledged: string[] = [];
    const turn = async (round: number): Promise<Measured> => {
      const measured = await roundOf(lab, settings, round);
      acknowledged.push(...measured.load.ids);
      return measured;
    };
    const result = await inTurn([{ name: 'ledger', contender: lab.ledger, turn }], settings, step);
    step('looking for every acknowledged order');
    const checks = [...result.checks, await checkAcknowledged(lab, acknowledged)];
    return { name, title, main: 'accepted', ...result, checks, goals: [] };
  },
};
