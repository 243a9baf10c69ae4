import { verify } from 'node:crypto';
import type { StreamHead } from '../checks/chain.ts';
import { linesOf } from '../lines.ts';
import { partitionOfStream } from './certified-check.ts';
import type { CertifiedHeads } from './certified-check.ts';
import { decodeHead, signedSchema } from './document.ts';
import type { Certificate } from './document.ts';
import { fingerprintOf, publicKeyText, readPublicKey } from './keys.ts';
import { MerkleTree } from './merkle.ts';

/** A file that is no certificate, or one that was changed, or signed with another key. */
export class CertificateError extends Error {
  override readonly name = 'CertificateError';
  readonly code = 'not_certified';
}

/** A certificate whose signature holds, with what an audit needs of it. */
export interface ReadCertificate extends CertifiedHeads {
  readonly certificate: Certificate;
  /** Of the key that it was signed with: whose that is, somebody has to know. */
  readonly fingerprint: string;
}

const parse = <Out>(read: () => Out, what: string): Out => {
  try {
    return read();
  } catch (cause) {
    throw new CertificateError(`${what} is not what a certificate has`, { cause });
  }
};

async function* headsIn(path: string): AsyncGenerator<StreamHead, void, undefined> {
  let first = true;
  for await (const line of linesOf(path)) {
    if (!first && line !== '') yield parse(() => decodeHead(line), 'a line');
    first = false;
  }
}

const firstLine = async (path: string): Promise<string> => {
  for await (const line of linesOf(path)) return line;
  return '';
};

const isBehind = (head: StreamHead, before: StreamHead | undefined): boolean => {
  if (before === undefined) return true;
  const [a, b] = [partitionOfStream(before.stream), partitionOfStream(head.stream)];
  return a < b || (a === b && before.stream < head.stream);
};

/** The root that the listed heads have; `undefined` when none are listed. */
const rootOf = async (path: string): Promise<string | undefined> => {
  const tree = new MerkleTree();
  let before: StreamHead | undefined;
  for await (const head of headsIn(path)) {
    if (!isBehind(head, before)) throw new CertificateError('its streams are out of order');
    tree.add(head);
    before = head;
  }
  return tree.leaves === 0 ? undefined : tree.root();
};

/**
 * Reads a certificate and checks its signature and that the listed heads have the root that was
 * signed. `trustedKey`, PEM or base64: the only key that it may be signed with.
 *
 * Throws `CertificateError` when anything of this does not hold, `SigningKeyError` for a trusted
 * key that is none.
 */
export const readCertificate = async (
  path: string,
  trustedKey?: string,
): Promise<ReadCertificate> => {
  const line = await firstLine(path);
  const signed = parse(() => signedSchema.parse(JSON.parse(line)), 'the first line');
  const { certificate, public_key, signature } = signed;
  const key = parse(() => readPublicKey(public_key), 'the key');
  const bytes = Buffer.from(JSON.stringify(certificate));
  if (!verify(null, bytes, key, Buffer.from(signature, 'base64'))) {
    throw new CertificateError('the signature is not that of this certificate');
  }
  if (trustedKey !== undefined && publicKeyText(readPublicKey(trustedKey)) !== public_key) {
    throw new CertificateError('it was signed with another key than the trusted one');
  }
  const root = await rootOf(path);
  if (root !== undefined && root !== certificate.root) {
    throw new CertificateError('the listed streams do not have the root that was signed');
  }
  return {
    certificate,
    fingerprint: fingerprintOf(key),
    storeId: certificate.store_id,
    position: BigInt(certificate.position),
    lastEventPosition: BigInt(certificate.last_event_position),
    root: certificate.root,
    heads: root === undefined ? undefined : () => headsIn(path),
  };
};
