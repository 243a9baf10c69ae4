import type { Decider, Decision } from '../shared/decider.ts';
import type { Instant } from '../shared/ids.ts';

/*
 * Stream `idempotencyKey-{keyId}`, the id derived from caller, route and key. It holds a key to its
 * first request where the key alone does not say which stream that request changes. The names are
 * the storage format.
 */

export type KeyUsed = {
  readonly type: 'KeyUsed';
  readonly data: {
    /** HMAC-SHA-256 of the canonical request, in hex. */
    readonly fingerprint: string;
    /** The stream that the request is about. */
    readonly target: string;
    readonly usedAt: Instant;
  };
};

export type UseKey = {
  readonly type: 'UseKey';
  readonly fingerprint: string;
  readonly target: string;
  readonly at: Instant;
};

/** The key belongs to another request. */
export type KeyRejection = { readonly code: 'idempotency_key_reused' };

export interface KeyState {
  /** Of the request that the key belongs to; `null` before the first. */
  readonly fingerprint: string | null;
}

const decide = (
  { fingerprint, target, at }: UseKey,
  state: KeyState,
): Decision<KeyUsed, KeyRejection> => {
  if (state.fingerprint === null) {
    return [{ type: 'KeyUsed', data: { fingerprint, target, usedAt: at } }];
  }
  return state.fingerprint === fingerprint ? [] : { code: 'idempotency_key_reused' };
};

export const idempotencyKeyDecider: Decider<KeyState, UseKey, KeyUsed, KeyRejection> = {
  initialState: { fingerprint: null },
  decide,
  evolve: (_, { data: { fingerprint } }) => ({ fingerprint }),
};
