import { hash } from 'node:crypto';
import { userId } from '@order-ledger/contracts/http';
import { Problem } from '@order-ledger/service-kit';
import { createRemoteJWKSet, decodeProtectedHeader, errors, jwtVerify } from 'jose';
import type { JWTVerifyGetKey, JWTVerifyOptions } from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Principal } from '../principal.ts';
import { accessProblem, unauthenticated } from '../problems.ts';

export interface TokenOptions {
  /** For HS256, at least 32 bytes. */
  readonly secret?: Uint8Array | undefined;
  /** For RS256, ES256 and EdDSA. */
  readonly jwksUrl?: URL | undefined;
  readonly issuer: string;
  readonly audience: string;
  readonly now: () => Date;
}

export interface Tokens {
  /** Whether a token was checked a moment ago. */
  readonly isKnown: (token: string) => boolean;
  /** Whose token it is; throws `unauthenticated`. At once when the token is known. */
  readonly verify: (token: string) => Principal | Promise<Principal>;
}

interface Verified {
  readonly principal: Principal;
  readonly expiresAtMs: number;
}

const clockToleranceSeconds = 5;
const fetchTimeoutMs = 3_000;
const maxCached = 10_000;
/** A key that its provider withdraws is trusted for so long. */
const cacheMs = 30_000;

const symmetric: readonly string[] = ['HS256'];
const asymmetric: readonly string[] = ['RS256', 'ES256', 'EdDSA'];

const claims = z.object({
  sub: userId,
  exp: z.number(),
  role: z.unknown().optional(),
});

const principalOfToken = (userId: string, role: unknown): Principal => {
  const id = `user:${userId}`;
  return role === 'admin' ? { kind: 'admin', id } : { kind: 'customer', id, userId };
};

const digest = (token: string): string => hash('sha256', token, 'base64');

/** Every error of a token is the token's; those of the provider are problems already. */
const problemOfError = (error: unknown): Error => {
  if (error instanceof Problem) return error;
  const detail =
    error instanceof errors.JWTExpired ? 'the token has expired' : 'the token is not valid';
  return unauthenticated(detail, 'invalid_token');
};

/** The published keys. That they cannot be had is not the fault of the token. */
const publishedKeys = (url: URL): JWTVerifyGetKey => {
  const keyOf = createRemoteJWKSet(url, { timeoutDuration: fetchTimeoutMs });
  return async (header, token) => {
    try {
      return await keyOf(header, token);
    } catch (error) {
      const ofTheToken =
        error instanceof errors.JWKSNoMatchingKey ||
        error instanceof errors.JWKSMultipleMatchingKeys;
      throw ofTheToken ? error : accessProblem('identity_provider_unavailable');
    }
  };
};

/** One verifier per kind of key, so that no public key is ever taken for a secret. */
const verifiers = ({ secret, jwksUrl, issuer, audience, now }: TokenOptions) => {
  const rules = (algorithms: readonly string[]): JWTVerifyOptions => ({
    algorithms: [...algorithms],
    issuer,
    audience,
    clockTolerance: clockToleranceSeconds,
    requiredClaims: ['exp', 'sub'],
    currentDate: now(),
  });
  const jwks = jwksUrl && publishedKeys(jwksUrl);
  return async (token: string): Promise<unknown> => {
    const { alg = 'none' } = decodeProtectedHeader(token);
    if (secret !== undefined && symmetric.includes(alg)) {
      return (await jwtVerify(token, secret, rules(symmetric))).payload;
    }
    if (jwks !== undefined && asymmetric.includes(alg)) {
      return (await jwtVerify(token, jwks, rules(asymmetric))).payload;
    }
    throw unauthenticated('the token is not signed as it must be', 'invalid_token');
  };
};

/** Checks tokens; one that was good is trusted for half a minute, at most until it expires. */
export const createTokens = (options: TokenOptions): Tokens => {
  const { now } = options;
  const payloadOf = verifiers(options);
  const cache = new LRUCache<string, Verified>({ max: maxCached, ttl: cacheMs });

  const knownOf = (key: string): Verified | undefined => {
    const known = cache.get(key);
    return known !== undefined && now().getTime() < known.expiresAtMs ? known : undefined;
  };

  const verify = async (token: string, key: string): Promise<Principal> => {
    const payload = await payloadOf(token).catch((error: unknown) => {
      throw problemOfError(error);
    });
    const parsed = claims.safeParse(payload);
    if (!parsed.success) throw unauthenticated('the token names no valid user', 'invalid_token');
    const { sub, exp, role } = parsed.data;
    const principal = principalOfToken(sub, role);
    cache.set(key, { principal, expiresAtMs: exp * 1_000 });
    return principal;
  };

  return {
    isKnown: (token) => knownOf(digest(token)) !== undefined,
    verify: (token) => {
      const key = digest(token);
      return knownOf(key)?.principal ?? verify(token, key);
    },
  };
};
