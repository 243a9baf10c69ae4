import type { Contender } from '../lab/contender.ts';
import type { Lab } from '../lab/lab.ts';
import { readReservationTimes } from '../lab/reservation-times.ts';
import type { Products } from '../load/job.ts';
import { goalBelow, roundsOf } from '../report/goal.ts';
import type { Figure } from '../report/result.ts';
import { contendersOf, inTurn, stepsInTurn } from './in-turn.ts';
import type { Entrant } from './in-turn.ts';
import { openLoopEntrant, stockUp } from './open-loop.ts';
import type { Scenario, Settings } from './scenario.ts';

const name = 'latency';
const title = 'Orders at a given rate, timed from when each was due';
const asynchronous = 'ledger, 202';

/** With the times of the reservations that were decided upon in each turn. */
const withReservations = (lab: Lab, products: Products, entrant: Entrant): Entrant => ({
  ...entrant,
  turn: async (round) => {
    const since = new Date();
    const measured = await entrant.turn(round);
    return { ...measured, reserved: await readReservationTimes(lab.stack, products, since) };
  },
});

const entrantsOf = (
  lab: Lab,
  settings: Settings,
  contenders: readonly Contender[],
  products: Products,
): readonly Entrant[] => {
  const ofContenders = contenders.map((contender) => ({ name: contender.name, contender }));
  const loops = [
    ...ofContenders,
    { name: asynchronous, contender: lab.ledger, respondAsync: true },
  ];
  return loops.map((loop) => {
    const entrant = openLoopEntrant(lab, settings, { ...loop, products });
    return loop.contender === lab.ledger ? withReservations(lab, products, entrant) : entrant;
  });
};

/** Open loop: 201 and 202 of the ledger, and the peers' 201. */
export const latency: Scenario = {
  name,
  title,
  steps: (settings) => stepsInTurn(4, 3, settings),
  run: async (lab, settings, step) => {
    const all = await contendersOf(lab, ['row-lock', 'function']);
    const products = await stockUp(all, name, settings);
    const result = await inTurn(entrantsOf(lab, settings, all, products), settings, step);
    const { contenders } = result;
    const below = (text: string, target: number, entrant: string, figure: Figure) =>
      goalBelow(text, target, roundsOf(contenders, entrant, figure));
    const goals = [
      below('201: p95 below 100 ms', 100, 'ledger', 'p95'),
      below('202: p95 below 20 ms', 20, asynchronous, 'p95'),
      below('201, the reservation itself: p99 below 10 ms', 10, 'ledger', 'reservedP99'),
      below('202, the reservation itself: p99 below 10 ms', 10, asynchronous, 'reservedP99'),
    ];
    return { name, title, main: 'p95', ...result, goals };
  },
};
