import type { Check, Contender } from '../lab/contender.ts';
import type { Lab } from '../lab/lab.ts';
import type { ContenderResult, Figure } from '../report/result.ts';
import { acceptedOf } from './measure.ts';
import type { Measured } from './measure.ts';
import type { Settings, Step } from './scenario.ts';

/** Who takes part, and what is measured of it. */
export interface Entrant {
  readonly name: string;
  readonly contender: Contender;
  /** Round 0 is for warming up, as long as any, and does not count. */
  readonly turn: (round: number) => Promise<Measured>;
}

const figuresOf = ({ load, cpuUs, settledSeconds, reserved }: Measured) => ({
  ...(acceptedOf(load) > 0 && { accepted: acceptedOf(load) / load.seconds }),
  answers: load.all.count / load.seconds,
  p50: load.all.p50,
  p95: load.all.p95,
  p99: load.all.p99,
  ...(load.lag !== undefined && { lagP50: load.lag.p50, lagP99: load.lag.p99 }),
  ...(reserved !== undefined && { reservedP99: reserved.p99 }),
  cpu: Object.values(cpuUs).reduce((sum, us) => sum + us, 0),
  settled: settledSeconds,
});

const byRound = <Key extends string>(
  rounds: readonly Readonly<Partial<Record<Key, number>>>[],
): Record<Key, number[]> => {
  const keys = Object.keys(rounds[0] ?? {}) as Key[];
  const entries = keys.map((key) => [key, rounds.map((round) => round[key] ?? 0)] as const);
  return Object.fromEntries(entries) as Record<Key, number[]>;
};

const resultOf = (name: string, rounds: readonly Measured[]): ContenderResult => ({
  name,
  figures: byRound<Figure>(rounds.map(figuresOf)),
  cpu: byRound(rounds.map(({ cpuUs }) => cpuUs)),
});

/** Quick runs do without a round for warming up. */
export const firstRound = ({ quick }: Settings): number => (quick ? 1 : 0);

export const stepsInTurn = (entrants: number, contenders: number, settings: Settings): number =>
  entrants * (settings.rounds + 1 - firstRound(settings)) + contenders;

/** Everybody's books, held against all that was accepted. */
const checkAll = async (
  contenders: ReadonlySet<Contender>,
  accepted: ReadonlyMap<Contender, number>,
  step: Step,
): Promise<Check[]> => {
  const checks: Check[] = [];
  for (const contender of contenders) {
    step(`${contender.name}, the audit`);
    checks.push(...(await contender.check({ accepted: accepted.get(contender) ?? 0 })));
  }
  return checks;
};

/**
 * Lets the entrants take turns, round by round, each round beginning with another one: what the
 * machine does beside meets all of them. In the end everybody's books are checked.
 */
export const inTurn = async (
  entrants: readonly Entrant[],
  settings: Settings,
  step: Step,
): Promise<{ readonly contenders: ContenderResult[]; readonly checks: Check[] }> => {
  const measured = new Map<Entrant, Measured[]>(entrants.map((entrant) => [entrant, []]));
  const accepted = new Map<Contender, number>();
  for (let round = firstRound(settings); round <= settings.rounds; round += 1) {
    const first = round % entrants.length;
    for (const entrant of [...entrants.slice(first), ...entrants.slice(0, first)]) {
      step(`${entrant.name}, ${round === 0 ? 'warming up' : `round ${round}`}`);
      const one = await entrant.turn(round);
      const before = accepted.get(entrant.contender) ?? 0;
      accepted.set(entrant.contender, before + acceptedOf(one.load));
      if (round > 0) measured.get(entrant)?.push(one);
    }
  }
  const contenders = new Set(entrants.map(({ contender }) => contender));
  return {
    contenders: [...measured].map(([{ name }, rounds]) => resultOf(name, rounds)),
    checks: await checkAll(contenders, accepted, step),
  };
};

/** The ledger, and the peers that are named. */
export const contendersOf = async (
  lab: Lab,
  peers: readonly Parameters<Lab['peer']>[0][],
): Promise<readonly Contender[]> => {
  const others: Contender[] = [];
  for (const peer of peers) others.push(await lab.peer(peer));
  return [lab.ledger, ...others];
};
