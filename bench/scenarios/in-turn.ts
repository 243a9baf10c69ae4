import type { Check, Contender } from '../lab/contender.ts';
import type { Lab } from '../lab/lab.ts';
import type { ContenderResult, Figure } from '../report/result.ts';
import { acceptedOf } from './measure.ts';
import type { Measured } from './measure.ts';
import type { Step } from './scenario.ts';

/** One measurement of one contender. Round 0 is for warming up and does not count. */
export type Turn = (contender: Contender, round: number) => Promise<Measured>;

const figuresOf = ({ load, cpuUs, settledSeconds }: Measured): Record<Figure, number> => ({
  accepted: acceptedOf(load) / load.seconds,
  answers: load.all.count / load.seconds,
  p50: load.all.p50,
  p95: load.all.p95,
  p99: load.all.p99,
  cpu: Object.values(cpuUs).reduce((sum, us) => sum + us, 0),
  settled: settledSeconds,
});

const byRound = <Key extends string>(
  rounds: readonly Readonly<Record<Key, number>>[],
): Record<Key, number[]> => {
  const keys = Object.keys(rounds[0] ?? {}) as Key[];
  const entries = keys.map((key) => [key, rounds.map((round) => round[key])] as const);
  return Object.fromEntries(entries) as Record<Key, number[]>;
};

const resultOf = (name: string, rounds: readonly Measured[]): ContenderResult => ({
  name,
  figures: byRound(rounds.map(figuresOf)),
  cpu: byRound(rounds.map(({ cpuUs }) => cpuUs)),
});

/**
 * Lets the contenders take turns, round by round, each round beginning with another one: what the
 * machine does beside meets all of them. In the end everybody's books are checked.
 */
export const inTurn = async (
  contenders: readonly Contender[],
  rounds: number,
  turn: Turn,
  step: Step,
): Promise<{ readonly contenders: ContenderResult[]; readonly checks: Check[] }> => {
  const measured = new Map<Contender, Measured[]>();
  const accepted = new Map<Contender, number>();
  for (let round = 0; round <= rounds; round += 1) {
    const first = round % contenders.length;
    for (const contender of [...contenders.slice(first), ...contenders.slice(0, first)]) {
      step(`${contender.name}, ${round === 0 ? 'warming up' : `round ${round}`}`);
      const one = await turn(contender, round);
      accepted.set(contender, (accepted.get(contender) ?? 0) + acceptedOf(one.load));
      if (round > 0) measured.set(contender, [...(measured.get(contender) ?? []), one]);
    }
  }
  const checks: Check[] = [];
  for (const contender of contenders) {
    step(`${contender.name}, the audit`);
    checks.push(...(await contender.check({ accepted: accepted.get(contender) ?? 0 })));
  }
  return {
    contenders: contenders.map((one) => resultOf(one.name, measured.get(one) ?? [])),
    checks,
  };
};

export const stepsInTurn = (contenders: number, rounds: number): number =>
  contenders * (rounds + 2);

/** The ledger, and the peers that are named. */
export const contendersOf = async (
  lab: Lab,
  peers: readonly Parameters<Lab['peer']>[0][],
): Promise<readonly Contender[]> => {
  const others: Contender[] = [];
  for (const peer of peers) others.push(await lab.peer(peer));
  return [lab.ledger, ...others];
};
