import type { Contender } from '../lab/contender.ts';
import type { Lab } from '../lab/lab.ts';
import { goalAgainst } from '../report/goal.ts';
import { inTurn, stepsInTurn } from './in-turn.ts';
import type { Entrant } from './in-turn.ts';
import { assertAnswers, measure } from './measure.ts';
import { stockUp } from './open-loop.ts';
import type { Scenario, Settings } from './scenario.ts';

const name = 'reads';
const title = 'Detail and listing against a bare GET with one indexed query';
const bare = 'bare GET';
const orders = 10_000;
const users = 500;
const factor = 0.65;

/** Places orders; answers the paths of their details. */
const placeOrders = async (
  lab: Lab,
  contender: Contender,
  settings: Settings,
): Promise<readonly string[]> => {
  const products = await stockUp([contender], name, settings);
  const { ids } = await lab.load.run({
    kind: 'closed',
    url: contender.url,
    connections: settings.connections,
    until: { answers: settings.quick ? 40 : orders },
    ask: { kind: 'orders', products, lines: 1 },
    collectIds: true,
  });
  await contender.settle();
  return ids.map((id) => `/api/v1/orders/${id}`);
};

/** The bare GET is the one of the peer `function`: Fastify, pg, a prepared statement by primary key. */
export const reads: Scenario = {
  name,
  title,
  steps: (settings) => stepsInTurn(3, 2, settings),
  run: async (lab, settings, step) => {
    const { ledger, stack } = lab;
    const peer = await lab.peer('function');
    const queryUrl = stack.services['query-api'].url;
    const { connections, seconds, quick } = settings;
    const entrant = (
      label: string,
      contender: Contender,
      url: string,
      paths: readonly string[],
    ): Entrant => ({
      name: label,
      contender,
      turn: async () => {
        const until = quick ? { answers: 40 } : { seconds };
        const ask = { kind: 'gets', paths } as const;
        const job = { kind: 'closed', url, connections, until, ask } as const;
        const measured = await measure(lab, contender, job);
        assertAnswers(label, measured.load, /^200$/);
        return measured;
      },
    });
    const details = await placeOrders(lab, ledger, settings);
    const listings = Array.from(
      { length: users },
      (_, user) => `/api/v1/orders?user_id=user-${user}&limit=10`,
    );
    const result = await inTurn(
      [
        entrant('detail', ledger, queryUrl, details),
        entrant('listing', ledger, queryUrl, listings),
        entrant(bare, peer, peer.url, await placeOrders(lab, peer, settings)),
      ],
      settings,
      step,
    );
    const goals = ['detail', 'listing'].map((entrantName) =>
      goalAgainst(result.contenders, 'answers', entrantName, { peer: bare, factor }),
    );
    return { name, title, main: 'answers', ...result, goals };
  },
};
