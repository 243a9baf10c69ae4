import { readFile } from 'node:fs/promises';
import { readCertificate } from '@order-ledger/audit';
import type { ReadCertificate } from '@order-ledger/audit';
import { auditLedger, printReport } from '../audit/run.ts';
import type { EventStoreOption, JsonOption, PostgresOption } from '../commands/options.ts';

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
  const certificate = await certificateOf(options);
  const report = await auditLedger(options, 'ledger audit', {
    limit: options.limit,
    ...(certificate && { certificate }),
  });
  printReport(report, options);
  process.exitCode = report.findingCount === 0 ? 0 : 1;
};
