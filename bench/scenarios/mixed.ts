import { inTurn, stepsInTurn } from './in-turn.ts';
import { assertAnswers, measure } from './measure.ts';
import { stockUp } from './open-loop.ts';
import type { Scenario } from './scenario.ts';

const name = 'mixed';
const title = 'Customers who order, read what they wrote, list, pay or cancel';

export const mixed: Scenario = {
  name,
  title,
  steps: (settings) => stepsInTurn(1, 1, settings),
  run: async (lab, settings, step) => {
    const { ledger, stack } = lab;
    const products = await stockUp([ledger], name, settings);
    const turn = async () => {
      const measured = await measure(lab, ledger, {
        kind: 'journeys',
        queryUrl: stack.services['query-api'].url,
        customers: settings.connections,
        seconds: settings.seconds,
        products,
      });
      // 503: the read model did not come in time for `Ledger-Position`.
      assertAnswers('ledger', measured.load, / (200|201)$|^read own write 503$/);
      return measured;
    };
    const result = await inTurn([{ name: 'ledger', contender: ledger, turn }], settings, step);
    return { name, title, main: 'answers', ...result, goals: [] };
  },
};
