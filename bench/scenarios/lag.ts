import { goalBelow } from '../report/goal.ts';
import { inTurn, stepsInTurn } from './in-turn.ts';
import { openLoopEntrant, stockUp } from './open-loop.ts';
import type { Scenario } from './scenario.ts';

const name = 'lag';
const title = 'How long after its answer an order can be read, at a given rate';

/** One in twenty orders is looked for in its table until it is there. */
const everyNth = 20;

export const lag: Scenario = {
  name,
  title,
  steps: (settings) => stepsInTurn(1, 1, settings),
  run: async (lab, settings, step) => {
    const products = await stockUp([lab.ledger], name, settings);
    const postgresUrl = lab.stack.env['POSTGRES_URL'] ?? '';
    const entrant = openLoopEntrant(lab, settings, {
      name: 'ledger',
      contender: lab.ledger,
      products,
      lag: { postgresUrl, everyNth },
    });
    const result = await inTurn([entrant], settings, step);
    const rounds = result.contenders[0]?.figures.lagP99 ?? [];
    const goals = [goalBelow('readable after: p99 below 1,000 ms', 1_000, rounds)];
    return { name, title, main: 'lagP99', ...result, goals };
  },
};
