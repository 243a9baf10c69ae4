import { join } from 'node:path';
import {
  certificateWriter,
  generateSigningKey,
  readCertificate,
  signCertificate,
} from '../../src/index.ts';
import type { ReadCertificate } from '../../src/index.ts';
import type { System } from './system.ts';

export const key = generateSigningKey();

/** The path of a new certificate of the ledger as it is. */
export const certify = async (system: System, name = 'certificate'): Promise<string> => {
  const path = join(system.directory, name);
  const writer = certificateWriter(path);
  const report = await system.audit({ observer: { head: writer.head } });
  await writer.finish(signCertificate(report, key.privatePem));
  return path;
};

export const certified = async (system: System): Promise<ReadCertificate> =>
  await readCertificate(await certify(system), key.publicPem);
