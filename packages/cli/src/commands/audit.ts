import { readFile } from 'node:fs/promises';
import { readCertificate, reportJson, runAudit } from '@order-ledger/audit';
import type { ReadCertificate } from '@order-ledger/audit';
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { withAuditProgress } from '../audit/progress.ts';
import { reportText } from '../audit/text.ts';
import { print, printJson } from '../terminal/output.ts';
import { connected } from './connection-options.ts';
import type { EventStoreOption, JsonOption, PostgresOption } from './connection-options.ts';
import { withLedger } from './open-ledger.ts';

interface Options extends PostgresOption, EventStoreOption, JsonOption {
  readonly limit: number;
  readonly settleSeconds: number;
  readonly certificate?: string;
  readonly publicKey?: string;
}

export const countOption = (text: string): number => {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be an integer from 0 to 999999.');
};

const certificateOf = async ({
  certificate,
  publicKey,
}: Options): Promise<ReadCertificate | undefined> => {
  if (certificate === undefined) return undefined;
  const trusted = publicKey === undefined ? undefined : await readFile(publicKey, 'utf8');
  return await readCertificate(certificate, trusted);
};

const audit = async (options: Options): Promise<void> => {
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

/** `ledger audit`: replays the whole ledger and holds it against everything. */
export const addAuditCommand = (program: Command): void => {
  connected(program.command('audit'), 'postgres', 'eventStore')
    .description(
      'replay the whole ledger: invariants, hash chain, every row of every read model; exit 1 when anything is wrong',
    )
    .option('--limit <n>', 'findings that are listed; all are counted', countOption, 100)
    .option(
      '--settle-seconds <n>',
      'what changed so lately may still be on its way between an order and its stock',
      countOption,
      300,
    )
    .option('--certificate <file>', 'also check that what it certifies is still there')
    .option('--public-key <file>', 'the key that the certificate must be signed with')
    .action(audit);
};
