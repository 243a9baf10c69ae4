import { expect, test } from 'vitest';
import { createApiKey } from '../src/index.ts';
import { testDatabase } from './support/database.ts';
import { bearer, get, guarded } from './support/guarded.ts';
import { audience, issuer, secret, sign } from './support/issuer.ts';

const { db } = await testDatabase();
const tokens = { secret, issuer, audience };

const customer = async (sub: string) =>
  bearer(await sign({ alg: 'HS256' }, secret, { claims: { sub } }));

test('a customer has so many requests a minute, and everybody their own', async () => {
  const app = guarded({ tokens, limits: { customer: 3 } });
  const [ada, bob] = [await customer('ada'), await customer('bob')];
  const answers = [];
  for (let n = 0; n < 3; n += 1) answers.push(await get(app, '/any', ada));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(answers.map(({ headers }) => headers['ratelimit-remaining'])).toEqual(['2', '1', '0']);
  const refused = await get(app, '/any', ada);
  expect(refused).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
  expect(refused.headers['content-type']).toContain('application/problem+json');
  expect(refused.headers).toMatchObject({ 'ratelimit-limit': '3', 'ratelimit-remaining': '0' });
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
  expect(await get(app, '/any', bob)).toMatchObject({ status: 200 });
});

test('requests that are refused for their scope count too', async () => {
  const app = guarded({ tokens, limits: { customer: 1 } });
  const ada = await customer('ada');
  expect(await get(app, '/admin', ada)).toMatchObject({ status: 403 });
  expect(await get(app, '/admin', ada)).toMatchObject({ status: 429 });
});

test('a service has a limit of its own, whatever address it calls from', async () => {
  const app = guarded({ db, limits: { service: 2, anonymous: 1_000 } });
  const { text } = await createApiKey(db, { name: 'a', scopes: ['admin'], expiresAt: null });
  const from = async (remoteAddress: string) =>
    (await app.inject({ url: '/any', headers: { 'x-api-key': text }, remoteAddress })).statusCode;
  expect([await from('10.0.0.1'), await from('10.0.0.2'), await from('10.0.0.3')]).toEqual([
    200, 200, 429,
  ]);
});

test('who shows nothing is counted by address', async () => {
  const app = guarded({ mode: 'open', limits: { anonymous: 1 } });
  const from = async (remoteAddress: string) =>
    (await app.inject({ url: '/public', remoteAddress })).statusCode;
  expect([await from('10.0.0.1'), await from('10.0.0.1'), await from('10.0.0.2')]).toEqual([
    200, 429, 200,
  ]);
});

test('behind a proxy it is the address that a trusted one tells, and nobody else', async () => {
  const app = guarded({ mode: 'open', limits: { anonymous: 1 } }, ['10.0.0.1']);
  const from = async (remoteAddress: string, caller: string) => {
    const headers = { 'x-forwarded-for': caller };
    return (await app.inject({ url: '/public', remoteAddress, headers })).statusCode;
  };
  expect(await from('10.0.0.1', '192.0.2.1')).toBe(200);
  expect(await from('10.0.0.1', '192.0.2.2')).toBe(200);
  expect(await from('10.0.0.1', '192.0.2.1')).toBe(429);
  expect(await from('10.9.9.9', '192.0.2.3')).toBe(200);
  expect(await from('10.9.9.9', '192.0.2.4')).toBe(429);
});

test('an address that fails again and again is told to wait, and others are not', async () => {
  const app = guarded({ db, tokens, limits: { failures: 3 } });
  const { text } = await createApiKey(db, { name: 'b', scopes: ['admin'], expiresAt: null });
  const call = async (apiKey: string, remoteAddress: string) =>
    (await app.inject({ url: '/any', headers: { 'x-api-key': apiKey }, remoteAddress })).statusCode;
  const wrong = text.replace(/.{3}$/, 'xyz');
  const statuses = [];
  for (let n = 0; n < 5; n += 1) statuses.push(await call(wrong, '10.0.0.1'));
  expect(statuses).toEqual([401, 401, 401, 429, 429]);
  expect(await call(wrong, '10.0.0.2')).toBe(401);
  expect(await call(text, '10.0.0.1')).toBe(200);
  const unknown = `olk_${'1'.repeat(16)}_${'A'.repeat(43)}`;
  expect(await call(unknown, '10.0.0.1')).toBe(429);
  expect(await call(unknown, '10.0.0.2')).toBe(401);
});

test('who sends no credentials at all has not failed', async () => {
  const app = guarded({ db, limits: { failures: 1 } });
  for (let n = 0; n < 4; n += 1) expect(await get(app, '/any')).toMatchObject({ status: 401 });
});
