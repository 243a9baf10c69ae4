import type { RebuildProgress } from '@order-ledger/projector';
import { shareUpTo, withLedgerProgress } from '../terminal/progress.ts';

interface Phase {
  readonly doing: string;
  /** How much of the whole is done when it begins. */
  readonly begin: number;
}

/** How much of the whole filling is. */
const filled = 0.9;

const phases: Readonly<Record<RebuildProgress['phase'], Phase>> = {
  filling: { doing: 'filling', begin: 0 },
  indexing: { doing: 'making indexes', begin: filled },
  comparing: { doing: 'comparing', begin: 0.95 },
  switching: { doing: 'switching', begin: 1 },
};

/** Runs a rebuild, or the way back, under a bar. */
export const withRebuildProgress = async <T>(
  title: string,
  work: (onProgress: (progress: RebuildProgress) => void) => Promise<T>,
): Promise<T> =>
  await withLedgerProgress(
    title,
    async (report) =>
      await work(({ phase, events, position, head }) => {
        const { doing, begin } = phases[phase];
        const share = phase === 'filling' ? filled * shareUpTo(position, head) : begin;
        report({ doing, share, events });
      }),
  );
