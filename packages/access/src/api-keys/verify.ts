import { timingSafeEqual } from 'node:crypto';
import type { Logger } from '@order-ledger/service-kit';
import type { Kysely } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Principal } from '../principal.ts';
import { unauthenticated } from '../problems.ts';
import type { AccessDatabase } from './api-key.table.ts';
import { hashSecret, parseKeyText } from './key-text.ts';
import { findApiKey, noteKeyUse } from './store.ts';
import type { StoredKey } from './store.ts';

export interface ApiKeyOptions {
  readonly db: Kysely<AccessDatabase>;
  readonly logger: Logger;
  readonly now: () => Date;
  /** For so long a revocation may go unseen. Default 5 s. */
  readonly cacheMs?: number | undefined;
}

export interface ApiKeys {
  /** Whether a key can be checked without asking the database. */
  readonly isKnown: (text: string) => boolean;
  /** The caller whose key it is; throws `unauthenticated`. At once when the key is known. */
  readonly verify: (text: string) => Principal | Promise<Principal>;
}

/** A key as it is remembered; unknown ones too, so that guessing does not reach the database. */
type Known =
  | { readonly key: null }
  | { readonly key: StoredKey; readonly principal: Principal; lastNotedMs: number };

const maxCached = 10_000;
const noteEveryMs = 60_000;

const principalOfKey = ({ name, scopes }: StoredKey): Principal => {
  const id = `service:${name}`;
  return scopes.includes('admin')
    ? { kind: 'admin', id }
    : { kind: 'service', id, scopes: new Set(scopes) };
};

/** Checks API keys: a SHA-256 and a comparison for each request, a query every few seconds. */
export const createApiKeys = (options: ApiKeyOptions): ApiKeys => {
  const { db, logger, now, cacheMs = 5_000 } = options;

  const load = async (keyId: string): Promise<Known> => {
    const key = await findApiKey(db, keyId);
    if (key === undefined) return { key: null };
    const lastNotedMs = key.lastUsedAt?.getTime() ?? 0;
    return { key, principal: principalOfKey(key), lastNotedMs };
  };

  const cache = new LRUCache<string, Known>({ max: maxCached, ttl: cacheMs, fetchMethod: load });

  const noteUse = (known: Extract<Known, { principal: Principal }>, nowMs: number): void => {
    if (nowMs - known.lastNotedMs < noteEveryMs) return;
    known.lastNotedMs = nowMs;
    noteKeyUse(db, known.key.keyId).catch((error: unknown) => {
      logger.warn({ err: error }, 'the use of an API key could not be noted');
    });
  };

  const check = (known: Known | undefined, secret: string): Principal => {
    const refusal = () => unauthenticated('the API key is not valid');
    if (known === undefined || known.key === null) throw refusal();
    const { key, principal } = known;
    if (!timingSafeEqual(hashSecret(secret), key.hash) || key.revokedAt !== null) throw refusal();
    const nowMs = now().getTime();
    if (key.expiresAt !== null && key.expiresAt.getTime() <= nowMs) {
      throw unauthenticated('the API key has expired');
    }
    noteUse(known, nowMs);
    return principal;
  };

  return {
    isKnown: (text) => cache.has(parseKeyText(text)?.keyId ?? ''),
    verify: (text) => {
      const parsed = parseKeyText(text);
      if (parsed === undefined) throw unauthenticated('the API key is not well-formed');
      const { keyId, secret } = parsed;
      const known = cache.get(keyId);
      if (known !== undefined) return check(known, secret);
      return cache.fetch(keyId).then((found) => check(found, secret));
    },
  };
};
