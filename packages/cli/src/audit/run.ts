import { reportJson, runAudit } from '@order-ledger/audit';
import type { AuditOptions, AuditReport } from '@order-ledger/audit';
import { withLedger } from '../actions/open-ledger.ts';
import type { EventStoreOption, JsonOption, PostgresOption } from '../commands/options.ts';
import { print, printJson } from '../terminal/output.ts';
import { withAuditProgress } from './progress.ts';
import { reportText } from './text.ts';

interface AuditedLedger extends PostgresOption, EventStoreOption {
  readonly settleSeconds: number;
}

/** Audits the ledger that the options name, for the command `name`. */
export const auditLedger = async (
  ledger: AuditedLedger,
  name: string,
  more: Pick<AuditOptions, 'limit' | 'certificate' | 'observer'>,
): Promise<AuditReport> =>
  await withLedger(
    ledger,
    { name, access: 'read', interruptible: true },
    async ({ db, eventStore, signal }) =>
      await withAuditProgress(async (onProgress) => {
        const settleMs = ledger.settleSeconds * 1_000;
        return await runAudit({ eventStore, db, signal, onProgress, settleMs, ...more });
      }),
  );

export const printReport = (report: AuditReport, { json }: JsonOption): void => {
  if (json) printJson(reportJson(report));
  else print(reportText(report));
};
