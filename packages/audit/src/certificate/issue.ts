import { createPublicKey, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { finished, pipeline } from 'node:stream/promises';
import type { StreamHead } from '../checks/chain.ts';
import { findingCodes } from '../findings.ts';
import type { AuditReport } from '../report.ts';
import { encodeHead } from './document.ts';
import type { Certificate, SignedCertificate } from './document.ts';
import { publicKeyText, readPrivateKey } from './keys.ts';

/** Something is wrong with the ledger, so that there is nothing to certify. */
export class NothingToCertifyError extends Error {
  override readonly name = 'NothingToCertifyError';
  readonly code = 'nothing_to_certify';
}

const isAboutCertificates = (code: string): boolean => code.startsWith('certified_');

const isAboutRows = (code: string): boolean => /^(row|table|checkpoint|projection)_/.test(code);

/** What an audit looked for: rows only where there were read models. */
const checkedBy = ({ projections }: AuditReport): readonly string[] =>
  Object.keys(findingCodes).filter(
    (code) => !isAboutCertificates(code) && (projections.length > 0 || !isAboutRows(code)),
  );

const certificateOf = (report: AuditReport, issuedAt: Date): Certificate => ({
  format: 'order-ledger-certificate/1',
  issued_at: issuedAt.toISOString(),
  store_id: report.storeId,
  position: `${report.position}`,
  last_event_position: `${report.lastEventPosition}`,
  last_event_at: report.lastEventAt?.toISOString() ?? null,
  events: report.events,
  events_by_category: { ...report.eventsByCategory },
  streams: report.streams,
  root: report.root,
  orders: report.orders,
  orders_in_flight: report.ordersInFlight,
  checked: [...checkedBy(report)],
  projections: report.projections.map(({ name, version, position, rows }) => ({
    name,
    version,
    position: `${position}`,
    rows,
  })),
});

/**
 * Signs what an audit came to. Throws `NothingToCertifyError` when it found anything, a
 * `SigningKeyError` for a key that is not Ed25519.
 */
export const signCertificate = (
  report: AuditReport,
  privatePem: string,
  issuedAt: Date = new Date(),
): SignedCertificate => {
  if (report.findingCount > 0) {
    throw new NothingToCertifyError(`the audit has ${report.findingCount} findings`);
  }
  const key: KeyObject = readPrivateKey(privatePem);
  const certificate = certificateOf(report, issuedAt);
  return {
    certificate,
    public_key: publicKeyText(createPublicKey(key)),
    signature: sign(null, Buffer.from(JSON.stringify(certificate)), key).toString('base64'),
  };
};

/**
 * The file of a certificate, written while the audit runs: its heads are put beside it first, as
 * the line that comes before them is known last.
 */
export const certificateWriter = (path: string) => {
  const headsPath = `${path}.heads`;
  const partPath = `${path}.part`;
  const heads = createWriteStream(headsPath);
  const failed = finished(heads);
  // Reported when it is finished.
  failed.catch(() => undefined);
  return {
    /** As observer of an audit. */
    head: (head: StreamHead): void => void heads.write(`${encodeHead(head)}\n`),
    /** The file is there, whole, or not at all. */
    finish: async (signed: SignedCertificate): Promise<void> => {
      heads.end();
      await failed;
      const part = createWriteStream(partPath);
      part.write(`${JSON.stringify(signed)}\n`);
      await pipeline(createReadStream(headsPath), part);
      await rename(partPath, path);
      await rm(headsPath, { force: true });
    },
    discard: async (): Promise<void> => {
      heads.destroy();
      await failed.catch(() => undefined);
      await Promise.all([headsPath, partPath].map(async (each) => await rm(each, { force: true })));
    },
  };
};
