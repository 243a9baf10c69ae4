import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** A pair of Ed25519 keys as PEM: PKCS #8, unencrypted, and SPKI. */
export const generateSigningKey = (): {
  readonly privatePem: string;
  readonly publicPem: string;
} => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
};

/** A key that cannot sign or verify a certificate. */
export class SigningKeyError extends Error {
  override readonly name = 'SigningKeyError';
  readonly code = 'signing_key';
}

const ed25519 = (read: () => KeyObject, what: string): KeyObject => {
  let key: KeyObject;
  try {
    key = read();
  } catch (cause) {
    throw new SigningKeyError(`this is no ${what}`, { cause });
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new SigningKeyError(`this is no Ed25519 ${what}`);
  return key;
};

/** Throws `SigningKeyError` when it is none. */
export const readPrivateKey = (pem: string): KeyObject =>
  ed25519(() => createPrivateKey(pem), 'private key');

/** Of a public key as PEM, or in base64 as a certificate has it. Throws `SigningKeyError`. */
export const readPublicKey = (text: string): KeyObject =>
  ed25519(
    () =>
      text.includes('-----')
        ? createPublicKey(text)
        : createPublicKey({ key: Buffer.from(text, 'base64'), type: 'spki', format: 'der' }),
    'public key',
  );

export const publicKeyText = (key: KeyObject): string =>
  key.export({ type: 'spki', format: 'der' }).toString('base64');

/** `SHA256:…`, base64: what people compare. */
export const fingerprintOf = (key: KeyObject): string =>
  `SHA256:${createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('base64')}`;
