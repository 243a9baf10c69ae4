import type { Contender } from '../lab/contender.ts';
import type { Lab } from '../lab/lab.ts';
import type { PeerName } from '../lab/peer-process.ts';
import type { Products } from '../load/job.ts';
import { goalAgainst } from '../report/goal.ts';
import type { AgainstPeer } from '../report/goal.ts';
import type { Figure } from '../report/result.ts';
import { contendersOf, firstRound, inTurn, stepsInTurn } from './in-turn.ts';
import type { Entrant } from './in-turn.ts';
import { assertAnswers, measure } from './measure.ts';
import type { Scenario, Settings } from './scenario.ts';

/** Orders that are placed as fast as they are answered, against the peers. */
interface OrdersOptions {
  readonly name: string;
  readonly title: string;
  readonly lines: number;
  /** Different products. */
  readonly products: number;
  /** New ones every round, so that no round inherits the stock or the history of another. */
  readonly freshProducts: boolean;
  /** So many orders for a tenth as many pieces, `--seconds` times. Without it there is enough. */
  readonly scarce?: number;
  readonly main: Figure;
  readonly peers: readonly PeerName[];
  readonly goals: readonly AgainstPeer[];
}

const plenty = 1_000_000;
const quickAnswers = 40;
const quickProducts = 5;

const untilOf = ({ scarce }: OrdersOptions, { seconds, quick }: Settings) => {
  if (quick) return { answers: quickAnswers };
  return scarce === undefined ? { seconds } : { answers: scarce * seconds };
};

const entrantOf = (
  lab: Lab,
  contender: Contender,
  options: OrdersOptions,
  settings: Settings,
): Entrant => ({
  name: contender.name,
  contender,
  turn: async (round) => {
    const until = untilOf(options, settings);
    const products: Products = {
      prefix: options.freshProducts ? `${options.name}-${round}` : options.name,
      count: settings.quick ? Math.min(quickProducts, options.products) : options.products,
    };
    if (options.freshProducts || round === firstRound(settings)) {
      const pieces = options.scarce === undefined ? plenty : (until.answers ?? 0) / 10;
      await contender.receive(products, pieces);
      await contender.settle();
    }
    const ask = { kind: 'orders', products, lines: options.lines } as const;
    const { connections } = settings;
    const measured = await measure(lab, contender, { kind: 'closed', connections, until, ask });
    // What Emmett gives up after its retries counts as answered, not as accepted.
    const allowed = contender.name === 'emmett' ? /^(201|409|503)$/ : /^(201|409)$/;
    assertAnswers(contender.name, measured.load, allowed);
    return measured;
  },
});

export const ordersScenario = (options: OrdersOptions): Scenario => {
  const { name, title, main, peers } = options;
  const entrants = peers.length + 1;
  return {
    name,
    title,
    steps: (settings) => stepsInTurn(entrants, entrants, settings),
    run: async (lab, settings, step) => {
      const contenders = await contendersOf(lab, peers);
      const result = await inTurn(
        contenders.map((contender) => entrantOf(lab, contender, options, settings)),
        settings,
        step,
      );
      const goals = options.goals.map((goal) =>
        goalAgainst(result.contenders, main, 'ledger', goal),
      );
      return { name, title, main, ...result, goals };
    },
  };
};
