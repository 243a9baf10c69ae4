import { createHmac, createSecretKey, hkdfSync } from 'node:crypto';
import { commandProblem } from '../rejections.ts';

/** JSON with the members of every object in one order. */
const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );

/** A request with a key: the key itself, and what tells another request under it apart. */
export interface KeyedRequest {
  readonly key: string;
  /** HMAC-SHA-256 of the canonical body, in hex. */
  readonly fingerprint: string;
}

interface KeyedBody {
  readonly idempotency_key?: string | undefined;
}

/**
 * The key of a request, from its header or its body; `undefined` without one. Throws
 * `idempotency_keys_differ` when the two differ.
 */
export type ReadKey = (header: string | undefined, body: KeyedBody) => KeyedRequest | undefined;

/** Never changes: fingerprints made with it are in the ledger. */
const purpose = 'order-ledger fingerprints of requests';

/**
 * Fingerprints stay in the ledger when the personal data of their bodies is erased. A plain hash of
 * a body would let anybody who reads the ledger try addresses until one fits; this one needs a
 * secret that is derived from the master key and stored nowhere.
 */
export const createReadKey = (masterKey: Buffer): ReadKey => {
  const derived = Buffer.from(hkdfSync('sha256', masterKey, '', purpose, 32));
  const secret = createSecretKey(derived);
  return (header, { idempotency_key: member, ...body }) => {
    if (header !== undefined && member !== undefined && header !== member) {
      throw commandProblem('idempotency_keys_differ');
    }
    const key = header ?? member;
    if (key === undefined) return undefined;
    const hmac = createHmac('sha256', secret).update(canonicalJson(body));
    return { key, fingerprint: hmac.digest('hex') };
  };
};
