import { ConfigError, parseConfig } from '@order-ledger/service-kit';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { accessConfigShape, accessSettings } from '../src/index.ts';

const settings = (env: Record<string, string>) =>
  accessSettings(parseConfig(z.object(accessConfigShape), env));

const names = { JWT_ISSUER: 'https://login.test', JWT_AUDIENCE: 'order-ledger' };

test('without any variable everybody has to show a key', () => {
  expect(settings({})).toEqual({
    mode: 'required',
    tokens: undefined,
    limits: { service: 120_000, customer: 600, anonymous: 120_000, failures: 120 },
  });
});

test('proxies are addresses or networks', () => {
  const env = { TRUSTED_PROXIES: '10.0.0.1, 10.1.0.0/16,::1' };
  expect(parseConfig(z.object(accessConfigShape), env).TRUSTED_PROXIES).toEqual([
    '10.0.0.1',
    '10.1.0.0/16',
    '::1',
  ]);
});

test('tokens are checked with a secret, with published keys, or both', () => {
  const jwks = { JWT_JWKS_URL: 'https://login.test/jwks' };
  const secret = { JWT_SECRET: 'x'.repeat(32) };
  expect(settings({ ...names, ...secret, ...jwks }).tokens).toEqual({
    secret: new TextEncoder().encode(secret.JWT_SECRET),
    jwksUrl: new URL(jwks.JWT_JWKS_URL),
    issuer: names.JWT_ISSUER,
    audience: names.JWT_AUDIENCE,
  });
});

test.each<[string, Record<string, string>]>([
  ['a short secret', { ...names, JWT_SECRET: 'x'.repeat(31) }],
  ['tokens of any issuer', { JWT_SECRET: 'x'.repeat(32), JWT_AUDIENCE: 'order-ledger' }],
  ['tokens for anybody', { JWT_SECRET: 'x'.repeat(32), JWT_ISSUER: 'https://login.test' }],
  ['keys from a file', { ...names, JWT_JWKS_URL: 'file:///etc/keys' }],
  ['a proxy by its name', { TRUSTED_PROXIES: '10.0.0.1, gateway' }],
  ['another mode', { AUTH_MODE: 'sometimes' }],
  ['no requests at all', { RATE_LIMIT_PER_MINUTE_CUSTOMER: '0' }],
])('refuses to start with %s', (_, env) => {
  expect(() => settings(env)).toThrow(ConfigError);
});
