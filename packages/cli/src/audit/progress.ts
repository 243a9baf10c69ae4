import type { AuditProgress } from '@order-ledger/audit';
import { withProgress } from '../terminal/progress.ts';

/** Where each phase begins and how much of the whole it is, in per cent. */
const phases: Readonly<Record<AuditProgress['phase'], readonly [number, number]>> = {
  rows: [0, 5],
  events: [5, 50],
  checks: [55, 45],
};

/** Runs an audit under a bar. */
export const withAuditProgress = async <T>(
  work: (onProgress: (progress: AuditProgress) => void) => Promise<T>,
): Promise<T> =>
  await withProgress(
    'auditing the ledger',
    100,
    async (_, set) =>
      await work(({ phase, fraction }) => {
        const [begin, share] = phases[phase];
        set(Math.floor(begin + share * (fraction ?? 0)), 100);
      }),
    '%',
  );
