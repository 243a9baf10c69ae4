import { hash, randomBytes } from 'node:crypto';
import { z } from 'zod';

const pattern = /^olk_([0-9a-f]{16})_([\w-]{43})$/;

/** An API key in its parts: the id is no secret, the secret is known to the caller alone. */
export interface KeyText {
  readonly keyId: string;
  readonly secret: string;
}

export const isKeyText = (text: string): boolean => text.startsWith('olk_');

/** The parts of `olk_{keyId}_{secret}`; `undefined` for anything else. */
export const parseKeyText = (text: string): KeyText | undefined => {
  const [, keyId, secret] = pattern.exec(text) ?? [];
  return keyId === undefined || secret === undefined ? undefined : { keyId, secret };
};

export const formatKeyText = ({ keyId, secret }: KeyText): string => `olk_${keyId}_${secret}`;

export const newKeyText = (): KeyText => ({
  keyId: randomBytes(8).toString('hex'),
  secret: randomBytes(32).toString('base64url'),
});

/** Names that this system itself acts under, as `service:…`. */
const ownNames = new Set(['command-api', 'process-manager', 'projector', 'query-api']);

/** A key's name says who acts, in every event, for ever: short, and nobody else's. */
export const keyName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,63}$/, 'must be of a-z, 0-9, dots, dashes, up to 64 characters')
  .refine((name) => !ownNames.has(name), 'is the name of a part of the ledger');

/**
 * SHA-256, and not a slow password hash: nobody can try 2^256 secrets, and the hash is computed
 * for every request.
 */
export const hashSecret = (secret: string): Buffer => hash('sha256', secret, 'buffer');
