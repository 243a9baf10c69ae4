import type { FastifyRequest } from 'fastify';
import { isKeyText } from './api-keys/key-text.ts';
import { unauthenticated } from './problems.ts';

/** What a request shows of itself, unchecked. */
export interface Credential {
  readonly kind: 'api-key' | 'token';
  readonly text: string;
}

const bearer = /^bearer +([^ ]+)$/i;

/**
 * `X-API-Key`, or `Authorization: Bearer` with a key or a token; `undefined` for none. Throws
 * `unauthenticated` for two of them, and for any other scheme.
 */
export const credentialOf = ({ headers }: FastifyRequest): Credential | undefined => {
  const { 'x-api-key': apiKey, authorization } = headers;
  if (apiKey !== undefined && authorization !== undefined) {
    throw unauthenticated('there are two credentials, and one is enough');
  }
  if (apiKey !== undefined) return { kind: 'api-key', text: String(apiKey) };
  if (authorization === undefined) return undefined;
  const [, text] = bearer.exec(authorization) ?? [];
  if (text === undefined) throw unauthenticated('the scheme of Authorization must be Bearer');
  return { kind: isKeyText(text) ? 'api-key' : 'token', text };
};
