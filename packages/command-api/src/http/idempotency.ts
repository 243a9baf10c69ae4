import { createHash } from 'node:crypto';
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
  readonly fingerprint: string;
}

interface KeyedBody {
  readonly idempotency_key?: string | undefined;
}

/** The key of a request, from its header or its body. Throws when the two differ. */
export const keyedRequest = (
  header: string | undefined,
  { idempotency_key: member, ...body }: KeyedBody,
): KeyedRequest | undefined => {
  if (header !== undefined && member !== undefined && header !== member) {
    throw commandProblem('idempotency_keys_differ');
  }
  const key = header ?? member;
  if (key === undefined) return undefined;
  return { key, fingerprint: createHash('sha256').update(canonicalJson(body)).digest('hex') };
};
