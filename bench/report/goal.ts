import type { Figure, ContenderResult, Goal } from './result.ts';
import { medianRatio } from './statistics.ts';

/** `factor` times what the peer does, in the median of the rounds. */
export interface AgainstPeer {
  readonly peer: string;
  readonly factor: number;
}

const roundsOf = (
  contenders: readonly ContenderResult[],
  name: string,
  figure: Figure,
): readonly number[] => contenders.find((one) => one.name === name)?.figures[figure] ?? [];

export const goalAgainst = (
  contenders: readonly ContenderResult[],
  figure: Figure,
  { peer, factor }: AgainstPeer,
): Goal => {
  const value = medianRatio(
    roundsOf(contenders, 'ledger', figure),
    roundsOf(contenders, peer, figure),
  );
  return { text: `≥ ${factor} × ${peer}`, target: factor, value, met: value >= factor };
};
