import { inTurn, stepsInTurn } from './in-turn.ts';
import type { Entrant } from './in-turn.ts';
import { assertAnswers, measure } from './measure.ts';
import { stockUp } from './open-loop.ts';
import type { Scenario } from './scenario.ts';

const name = 'async';
const title = 'Asynchronous placement: 202 as soon as the order is durable';

/** Closed loop, beside synchronous orders of the same ledger. */
export const asynchronous: Scenario = {
  name,
  title,
  steps: (settings) => stepsInTurn(2, 1, settings),
  run: async (lab, settings, step) => {
    const { ledger } = lab;
    const products = await stockUp([ledger], name, settings);
    const { connections, seconds, quick } = settings;
    const entrant = (label: string, respondAsync: boolean): Entrant => ({
      name: label,
      contender: ledger,
      turn: async () => {
        const until = quick ? { answers: 40 } : { seconds };
        const ask = { kind: 'orders', products, lines: 1, respondAsync } as const;
        const measured = await measure(lab, ledger, { kind: 'closed', connections, until, ask });
        assertAnswers(label, measured.load, /^20[12]$/);
        return measured;
      },
    });
    const entrants = [entrant('ledger, 202', true), entrant('ledger, 201', false)];
    const result = await inTurn(entrants, settings, step);
    return { name, title, main: 'accepted', ...result, goals: [] };
  },
};
