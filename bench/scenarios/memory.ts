import { readMemory } from '../lab/memory.ts';
import { goalBelow } from '../report/goal.ts';
import { acceptedOf } from './measure.ts';
import { openLoopEntrant, stockUp } from './open-loop.ts';
import type { Scenario } from './scenario.ts';

const name = 'memory';
const title = 'What each process keeps in memory after every round of orders at a given rate';
/** A process fills its caches and its heap before it is as large as it gets. */
const mayGrow = 1.25;

/** The second half of the rounds against the first, whose first round is for warming up. */
const growthOf = (rounds: readonly number[]): number => {
  const middle = Math.floor(rounds.length / 2);
  return Math.max(...rounds.slice(middle)) / Math.max(...rounds.slice(0, Math.max(1, middle)));
};

/** An hour of it, at a rate that two cores can bear: `npm run bench -- memory --rounds 30 --seconds 60 --rate 60`. */
export const memory: Scenario = {
  name,
  title,
  steps: ({ rounds }) => 2 * rounds + 1,
  run: async (lab, settings, step) => {
    const { ledger } = lab;
    const products = await stockUp([ledger], name, settings);
    const entrant = openLoopEntrant(lab, settings, { name: 'ledger', contender: ledger, products });
    // Its processes come and go with connections, and share most of what they have.
    const pids = () =>
      Object.fromEntries(
        Object.entries(ledger.pids()).filter(([process]) => process !== 'postgres'),
      );
    const sizes: Readonly<Record<string, number>>[] = [];
    let accepted = 0;
    for (let round = 1; round <= 2 * settings.rounds; round += 1) {
      step(`round ${round}`);
      const { load } = await entrant.turn(round);
      accepted += acceptedOf(load);
      sizes.push(await readMemory(pids()));
    }
    step('the ledger, the audit');
    const contenders = Object.keys(pids()).map((process) => ({
      name: process,
      figures: { memory: sizes.map((sizeOf) => sizeOf[process] ?? NaN) },
      cpu: {},
    }));
    const goals = contenders.map(({ name: process, figures }) =>
      goalBelow(`${process} stays as large as it is`, mayGrow, [growthOf(figures.memory)]),
    );
    const checks = await ledger.check({ accepted });
    return { name, title, main: 'memory', contenders, goals, checks };
  },
};
