import { readFile } from 'node:fs/promises';
import { readCertificate, reportJson, runAudit } from '@order-ledger/audit';
import type { ReadCertificate } from '@order-ledger/audit';
import { withAuditProgress } from '../audit/progress.ts';
import { reportText } from '../audit/text.ts';
import type { EventStoreOption, JsonOption, PostgresOption } from '../commands/options.ts';
import { print, printJson } from '../terminal/output.ts';
import { withLedger } from './open-ledger.ts';

interface Options extends PostgresOption, EventStoreOption, JsonOption {
  readonly limit: number;
  readonly settleSeconds: number;
  readonly certificate?: string;
  readonly publicKey?: string;
}

const certificateOf = async ({
  certificate,
  publicKey,
}: Options): Promise<ReadCertificate | undefined> => {
  if (certificate === undefined) return undefined;
  const trusted = publicKey === undefined ? undefined : await readFile(publicKey, 'utf8');
  return await readCertificate(certificate, trusted);
};

export const audit = async (options: Options): Promise<void> => {
  const { limit, settleSeconds } = options;
  const certificate = await certificateOf(options);
  const access = { name: 'ledger audit', access: 'read', interruptible: true } as const;
  const report = await withLedger(
    options,
    access,
    async ({ db, eventStore, signal }) =>
      await withAuditProgress(
        async (onProgress) =>
          await runAudit({
            eventStore,
            db,
            signal,
            onProgress,
            limit,
            settleMs: settleSeconds * 1_000,
            ...(certificate && { certificate }),
          }),
      ),
  );
  if (options.json) printJson(reportJson(report));
  else print(reportText(report));
  process.exitCode = report.findingCount === 0 ? 0 : 1;
};
