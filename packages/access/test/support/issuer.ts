import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import type { CryptoKey, JWK, JWTPayload } from 'jose';
import { afterAll } from 'vitest';

export const issuer = 'https://login.test';
export const audience = 'order-ledger';
export const secret = new TextEncoder().encode('a secret that is thirty-two bytes');

/** What is different about a token. */
export interface TokenChanges {
  readonly subject?: string | undefined;
  readonly issuer?: string;
  readonly audience?: string;
  /** `null`: never. */
  readonly expires?: string | null;
  readonly claims?: JWTPayload;
}

export const sign = async (
  header: { readonly alg: string; readonly kid?: string },
  key: CryptoKey | Uint8Array,
  changes: TokenChanges = {},
): Promise<string> => {
  const { claims, expires = '1 hour' } = changes;
  const token = new SignJWT({ sub: 'user123', ...claims })
    .setProtectedHeader(header)
    .setIssuer(changes.issuer ?? issuer)
    .setAudience(changes.audience ?? audience);
  if (expires !== null) token.setExpirationTime(expires);
  return await token.sign(key);
};

/** Serves the public halves of keys, as an identity provider does, on a port of its own. */
export const testIssuer = async (...algorithms: readonly string[]) => {
  const pairs = new Map<string, CryptoKey>();
  const publicKeys: JWK[] = [];
  const add = async (alg: string): Promise<void> => {
    const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
    pairs.set(alg, privateKey);
    publicKeys.push({ ...(await exportJWK(publicKey)), kid: alg, alg, use: 'sig' });
  };
  for (const alg of algorithms) await add(alg);
  let status = 200;
  let requests = 0;
  const server = createServer((_request, response) => {
    requests += 1;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ keys: publicKeys }));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  afterAll(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return {
    jwksUrl: new URL(`http://127.0.0.1:${port}/jwks`),
    publicKeys: publicKeys as readonly JWK[],
    requests: () => requests,
    answerWith: (code: number) => {
      status = code;
    },
    sign: async (alg: string, changes?: TokenChanges): Promise<string> => {
      const key = pairs.get(alg);
      if (key === undefined) throw new Error(`no key for ${alg}`);
      return await sign({ alg, kid: alg }, key, changes);
    },
  };
};
