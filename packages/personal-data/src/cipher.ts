import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { randomBytesOf } from '@order-ledger/service-kit';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

export const keyBytes = 32;

/** What was sealed was changed, or belongs to another key or context. */
export class SealBrokenError extends Error {
  override readonly name = 'SealBrokenError';
  readonly code = 'seal_broken';
}

const nextNonce = randomBytesOf(nonceBytes);

/**
 * AES-256-GCM: nonce, ciphertext, tag. `context` is authenticated and not stored: it opens only
 * for who knows what it belongs to. Random nonces are safe for 2^32 texts of one key.
 */
export const encrypt = (key: KeyObject, plain: Buffer, context: string): Buffer => {
  const nonce = nextNonce();
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(context));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
};

/** Throws `SealBrokenError` unless key, bytes and context are those of `encrypt`. */
export const decrypt = (key: KeyObject, sealed: Buffer, context: string): Buffer => {
  try {
    const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceBytes))
      .setAAD(Buffer.from(context))
      .setAuthTag(sealed.subarray(-tagBytes));
    return Buffer.concat([
      decipher.update(sealed.subarray(nonceBytes, -tagBytes)),
      decipher.final(),
    ]);
  } catch (cause) {
    throw new SealBrokenError('the sealed text does not open', { cause });
  }
};
