import type { Lab } from '../lab/lab.ts';
import { goalBelow, roundsOf } from '../report/goal.ts';
import { contendersOf, inTurn, stepsInTurn } from './in-turn.ts';
import type { Entrant } from './in-turn.ts';
import { openLoopEntrant, stockUp } from './open-loop.ts';
import type { Scenario, Settings } from './scenario.ts';

const name = 'latency';
const title = 'Orders at a given rate, timed from when each was due';
const asynchronous = 'ledger, 202';

const entrantsOf = async (lab: Lab, settings: Settings): Promise<readonly Entrant[]> => {
  const contenders = await contendersOf(lab, ['row-lock', 'function']);
  const products = await stockUp(contenders, name, settings);
  const ofContenders = contenders.map((contender) => ({ name: contender.name, contender }));
  const loops = [
    ...ofContenders,
    { name: asynchronous, contender: lab.ledger, respondAsync: true },
  ];
  return loops.map((loop) => openLoopEntrant(lab, settings, { ...loop, products }));
};

/** Open loop: 201 and 202 of the ledger, and the peers' 201. */
export const latency: Scenario = {
  name,
  title,
  steps: (settings) => stepsInTurn(4, 3, settings),
  run: async (lab, settings, step) => {
    const result = await inTurn(await entrantsOf(lab, settings), settings, step);
    const { contenders } = result;
    const goals = [
      goalBelow('201: p95 below 100 ms', 100, roundsOf(contenders, 'ledger', 'p95')),
      goalBelow('202: p95 below 20 ms', 20, roundsOf(contenders, asynchronous, 'p95')),
    ];
    return { name, title, main: 'p95', ...result, goals };
  },
};
