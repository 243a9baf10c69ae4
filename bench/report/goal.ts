import type { Figure, ContenderResult, Goal } from './result.ts';
import { median, medianRatio } from './statistics.ts';

/** `factor` times what the peer does, in the median of the rounds. */
export interface AgainstPeer {
  readonly peer: string;
  readonly factor: number;
}

/** A figure of one contender, round by round; none when it took no part. */
export const roundsOf = (
  contenders: readonly ContenderResult[],
  name: string,
  figure: Figure,
): readonly number[] => contenders.find((one) => one.name === name)?.figures[figure] ?? [];

export const goalAgainst = (
  contenders: readonly ContenderResult[],
  figure: Figure,
  name: string,
  { peer, factor }: AgainstPeer,
): Goal => {
  const value = medianRatio(roundsOf(contenders, name, figure), roundsOf(contenders, peer, figure));
  const text = `${name} ≥ ${Number(factor.toFixed(2))} × ${peer}`;
  return { text, target: factor, value, met: value >= factor };
};

export const goalBelow = (text: string, target: number, values: readonly number[]): Goal => {
  const value = median(values);
  return { text, target, value, met: value < target };
};
