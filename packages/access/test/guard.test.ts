import { buildServer } from '@order-ledger/service-kit';
import { describe, expect, test } from 'vitest';
import { createGuard } from '../src/index.ts';
import { bearer, get, guarded, logger } from './support/guarded.ts';
import { audience, issuer, secret, sign } from './support/issuer.ts';

const tokens = { secret, issuer, audience };
const customer = bearer(await sign({ alg: 'HS256' }, secret, { claims: { sub: 'ada' } }));
const app = guarded({ tokens });

test('a route that does not say who may call it keeps the server from starting', async () => {
  const careless = buildServer({ logger, service: 'test' });
  careless.register(async (api) => {
    createGuard({ mode: 'open', logger })(api);
    api.get('/orders', async () => await Promise.resolve([]));
  });
  await expect(careless.ready()).rejects.toThrow('GET /orders does not say who may call it');
});

test('who shows nothing is asked for credentials, except on public routes', async () => {
  for (const path of ['/scope', '/any', '/own/ada', '/list', '/admin']) {
    const answer = await get(app, path);
    expect(answer, path).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    expect(answer.headers['www-authenticate']).toBe('Bearer realm="order-ledger"');
  }
  expect(await get(app, '/public')).toMatchObject({ status: 200 });
});

test('a caller is asked before the body is looked at', async () => {
  const payload = '{"broken';
  const headers = { 'content-type': 'application/json' };
  const answer = await app.inject({ method: 'GET', url: '/scope', headers, payload });
  expect(answer.statusCode).toBe(401);
});

describe('a customer', () => {
  test.each([
    ['/any', 200, undefined],
    ['/scope', 403, 'forbidden'],
    ['/admin', 403, 'forbidden'],
    ['/own/ada', 200, undefined],
    ['/own/bob', 403, 'not_owner'],
    ['/own/nobody', 403, 'not_owner'],
  ])('at %s: %i %s', async (path, status, code) => {
    const answer = await get(app, path, customer);
    expect(answer.status).toBe(status);
    expect(answer.body['code']).toBe(code);
  });

  test('is confined to their own in lists', async () => {
    expect(await get(app, '/list', customer)).toMatchObject({ body: { confined: 'ada' } });
  });

  test('gets nothing from a handler that forgot to ask whose it is', async () => {
    const answer = await get(app, '/forgetful', customer);
    expect(answer).toMatchObject({ status: 500, body: { code: 'internal_error' } });
    expect(answer.body).not.toHaveProperty('leaked');
  });
});

describe('where the mode is open', () => {
  const open = guarded({ tokens, mode: 'open' });

  test('who shows nothing may do everything', async () => {
    for (const path of ['/scope', '/any', '/own/ada', '/own/nobody', '/list', '/admin']) {
      expect(await get(open, path), path).toMatchObject({ status: 200 });
    }
    expect(await get(open, '/scope')).toMatchObject({ body: { id: 'anonymous' } });
  });

  test('credentials that are shown count all the same', async () => {
    expect(await get(open, '/scope', customer)).toMatchObject({ status: 403 });
    expect(await get(open, '/own/bob', customer)).toMatchObject({ status: 403 });
    expect(await get(open, '/any', bearer('nonsense'))).toMatchObject({ status: 401 });
  });
});
