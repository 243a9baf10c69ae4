import type { AuditProgress } from '@order-ledger/audit';
import { withLedgerProgress } from '../terminal/progress.ts';

interface Phase {
  readonly doing: string;
  /** How much of the whole is done when it begins, and how much it is itself. */
  readonly begin: number;
  readonly share: number;
}

const phases: Readonly<Record<AuditProgress['phase'], Phase>> = {
  rows: { doing: 'reading tables', begin: 0, share: 0.05 },
  events: { doing: 'reading events', begin: 0.05, share: 0.5 },
  checks: { doing: 'checking', begin: 0.55, share: 0.45 },
};

/** Runs an audit under a bar. */
export const withAuditProgress = async <T>(
  work: (onProgress: (progress: AuditProgress) => void) => Promise<T>,
): Promise<T> =>
  await withLedgerProgress('auditing the ledger', async (report) => {
    let events = 0;
    return await work(({ phase, done, fraction }) => {
      const { doing, begin, share } = phases[phase];
      if (phase === 'events') events = done;
      report({ doing, share: begin + share * (fraction ?? 0), events });
    });
  });
