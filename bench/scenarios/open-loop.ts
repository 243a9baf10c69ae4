import type { Contender } from '../lab/contender.ts';
import type { Lab } from '../lab/lab.ts';
import type { OpenJob, Products } from '../load/job.ts';
import type { Entrant } from './in-turn.ts';
import { assertAnswers, measure } from './measure.ts';
import type { Settings } from './scenario.ts';

const plenty = 1_000_000;
const quickRate = 20;

interface OpenLoop {
  readonly name: string;
  readonly contender: Contender;
  readonly products: Products;
  readonly respondAsync?: boolean;
  readonly lag?: OpenJob['lag'];
}

/** Products with enough stock at every contender. */
export const stockUp = async (
  contenders: readonly Contender[],
  prefix: string,
  { quick }: Settings,
): Promise<Products> => {
  const products = { prefix, count: quick ? 5 : 1_000 };
  for (const contender of contenders) {
    await contender.receive(products, plenty);
    await contender.settle();
  }
  return products;
};

/** Orders of one line at the rate that is asked for, whether it is kept up with or not. */
export const openLoopEntrant = (lab: Lab, settings: Settings, options: OpenLoop): Entrant => ({
  name: options.name,
  contender: options.contender,
  turn: async () => {
    const { contender, products, respondAsync = false, lag } = options;
    const measured = await measure(lab, contender, {
      kind: 'open',
      perSecond: settings.quick ? quickRate : settings.rate,
      seconds: settings.seconds,
      ask: { kind: 'orders', products, lines: 1, respondAsync },
      ...(lag !== undefined && { lag }),
    });
    // Whoever cannot keep up may say so; it shows in what is accepted.
    assertAnswers(options.name, measured.load, /^(201|202|503)$/);
    return measured;
  },
});
