import { createPublicKey } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import {
  auditExport,
  certificateWriter,
  fingerprintOf,
  generateSigningKey,
  readCertificate,
  reportJson,
  signCertificate,
} from '@order-ledger/audit';
import type { AuditReport, ReadCertificate } from '@order-ledger/audit';
import { withAuditProgress } from '../audit/progress.ts';
import { auditLedger, printReport } from '../audit/run.ts';
import { reportText } from '../audit/text.ts';
import type { EventStoreOption, JsonOption, PostgresOption } from '../commands/options.ts';
import { print, printJson } from '../terminal/output.ts';

interface IssueOptions extends PostgresOption, EventStoreOption, JsonOption {
  readonly key: string;
  readonly out: string;
  readonly settleSeconds: number;
}

interface VerifyOptions extends JsonOption {
  readonly export: string;
  readonly publicKey?: string;
}

/** Exit code 1 and no certificate when anything is wrong. */
export const issue = async (options: IssueOptions): Promise<void> => {
  const key = await readFile(options.key, 'utf8');
  const writer = certificateWriter(options.out);
  try {
    const report = await auditLedger(options, 'ledger certificate', {
      observer: { head: writer.head },
    });
    if (report.findingCount > 0) {
      await writer.discard();
      printReport(report, options);
      process.exitCode = 1;
      return;
    }
    const signed = signCertificate(report, key);
    await writer.finish(signed);
    const fingerprint = fingerprintOf(createPublicKey(key));
    if (options.json) printJson({ file: options.out, fingerprint, ...signed });
    else print(`${reportText(report)}\n\n${options.out}: signed with ${fingerprint}`);
  } catch (error) {
    await writer.discard();
    throw error;
  }
};

export const keygen = async (file: string, options: JsonOption): Promise<void> => {
  const { privatePem, publicPem } = generateSigningKey();
  const publicFile = `${file}.pub`;
  // Never over a key that is there.
  await writeFile(file, privatePem, { mode: 0o600, flag: 'wx' });
  await writeFile(publicFile, publicPem, { flag: 'wx' });
  const fingerprint = fingerprintOf(createPublicKey(publicPem));
  if (options.json) printJson({ private_key: file, public_key: publicFile, fingerprint });
  else print(`${file}: keep it secret\n${publicFile}: give it away\n${fingerprint}`);
};

const matches = ({ certificate }: ReadCertificate, report: AuditReport): boolean =>
  report.findingCount === 0 &&
  report.root === certificate.root &&
  report.events === certificate.events;

export const verify = async (file: string, options: VerifyOptions): Promise<void> => {
  const { publicKey } = options;
  const trusted = publicKey === undefined ? undefined : await readFile(publicKey, 'utf8');
  const certificate = await readCertificate(file, trusted);
  const { position, fingerprint } = certificate;
  // Whether orders had come to agree was judged when it was issued.
  const unsettled = { now: new Date(0), settleMs: 0 };
  const report = await withAuditProgress(
    async (onProgress) =>
      await auditExport(options.export, { certificate, upTo: position, ...unsettled, onProgress }),
  );
  const holds = matches(certificate, report);
  if (options.json) {
    printJson({ holds, fingerprint, key_is_trusted: trusted !== undefined, ...reportJson(report) });
  } else {
    print(reportText(report));
    print(
      `\nsigned with ${fingerprint}${trusted === undefined ? ', which was not compared: see --public-key' : ''}`,
    );
    print(holds ? 'The export is what was certified.' : 'The export is not what was certified.');
  }
  process.exitCode = holds ? 0 : 1;
};
