import { UnsecuredJWT, base64url, exportSPKI, importJWK } from 'jose';
import { describe, expect, test } from 'vitest';
import { bearer, get, guarded } from './support/guarded.ts';
import { audience, issuer, secret, sign, testIssuer } from './support/issuer.ts';
import type { TokenChanges } from './support/issuer.ts';

const provider = await testIssuer('RS256', 'ES256', 'EdDSA', 'RS512');
const { jwksUrl } = provider;
const trusted = { issuer, audience };

const hs256 = async (changes?: TokenChanges) => await sign({ alg: 'HS256' }, secret, changes);

describe.each([
  ['HS256', hs256, { secret, ...trusted }],
  ...['RS256', 'ES256', 'EdDSA'].map(
    (alg) =>
      [
        alg,
        async (changes?: TokenChanges) => await provider.sign(alg, changes),
        { jwksUrl, ...trusted },
      ] as const,
  ),
] as const)('a token signed with %s', (_alg, token, tokens) => {
  const app = guarded({ tokens });
  const refusal = { status: 401, body: { code: 'unauthenticated' } };

  test('is the customer whom it names', async () => {
    expect(await get(app, '/any', bearer(await token()))).toMatchObject({
      status: 200,
      body: { id: 'user:user123' },
    });
  });

  test('with the role admin is an admin', async () => {
    const admin = bearer(await token({ claims: { role: 'admin' } }));
    expect(await get(app, '/admin', admin)).toMatchObject({ body: { id: 'user:user123' } });
  });

  test.each([['Admin'], [['admin']], [true], [{ admin: true }]])(
    'with the role %j is no admin',
    async (role) => {
      const headers = bearer(await token({ claims: { role } }));
      expect(await get(app, '/admin', headers)).toMatchObject({ status: 403 });
    },
  );

  test.each<[string, TokenChanges]>([
    ['another issuer', { issuer: 'https://elsewhere.test' }],
    ['another audience', { audience: 'another-service' }],
    ['an end in the past', { expires: '1 minute ago' }],
    ['no end', { expires: null }],
    ['a beginning in the future', { claims: { nbf: 4_102_444_800 } }],
    ['no subject', { claims: { sub: undefined } as TokenChanges['claims'] & object }],
    ['an empty subject', { claims: { sub: '' } }],
    ['a subject that is no user id', { claims: { sub: 'a b\n' } }],
  ])('is refused with %s', async (_, changes) => {
    const answer = await get(app, '/any', bearer(await token(changes)));
    expect(answer).toMatchObject(refusal);
    expect(answer.headers['www-authenticate']).toContain('error="invalid_token"');
  });

  test('is refused when a byte of it was changed, wherever', async () => {
    const good = await token();
    for (const at of [5, good.indexOf('.') + 5, good.lastIndexOf('.') + 5]) {
      const changed = `${good.slice(0, at)}${good[at] === 'A' ? 'B' : 'A'}${good.slice(at + 1)}`;
      expect(await get(app, '/any', bearer(changed)), `byte ${at}`).toMatchObject(refusal);
    }
  });

  test('is refused with other claims under its signature', async () => {
    const [header, , signature] = (await token()).split('.');
    const [, payload] = (await token({ claims: { role: 'admin' } })).split('.');
    const headers = bearer(`${header}.${payload}.${signature}`);
    expect(await get(app, '/admin', headers)).toMatchObject(refusal);
  });
});

describe('refused with 401', () => {
  const both = { secret, jwksUrl, ...trusted };

  const assertRefused = async (token: string, tokens: typeof both | null = both) => {
    const app = guarded({ tokens: tokens ?? undefined });
    const answer = await get(app, '/any', bearer(token));
    expect(answer).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
  };

  test('a token that is not signed', async () => {
    const claims = new UnsecuredJWT({ sub: 'user123', role: 'admin' });
    await assertRefused(
      claims.setIssuer(issuer).setAudience(audience).setExpirationTime('1 hour').encode(),
    );
  });

  test.each(['none', 'None', 'HS512', 'PS256', ''])('the algorithm %j', async (alg) => {
    const [, payload, signature] = (await hs256()).split('.');
    const header = base64url.encode(JSON.stringify({ alg }));
    await assertRefused(`${header}.${payload}.${signature}`);
    await assertRefused(`${header}.${payload}.`);
  });

  test('an algorithm whose key is published, but is not on the list', async () => {
    await assertRefused(await provider.sign('RS512'));
  });

  test('a public key taken for a secret', async () => {
    const [rsa] = provider.publicKeys;
    const key = await importJWK(rsa ?? {}, 'RS256');
    if (key instanceof Uint8Array) throw new Error('not a public key');
    const text = new TextEncoder().encode(await exportSPKI(key));
    await assertRefused(await sign({ alg: 'HS256', kid: 'RS256' }, text));
    const onlyPublished = { jwksUrl, ...trusted };
    const answer = await get(
      guarded({ tokens: onlyPublished }),
      '/any',
      bearer(await sign({ alg: 'HS256', kid: 'RS256' }, text)),
    );
    expect(answer.status).toBe(401);
  });

  test('a key that the provider does not publish', async () => {
    const other = await testIssuer('ES256');
    await assertRefused(await other.sign('ES256'));
  });

  test.each(['', 'a', 'a.b.c', '..', 'eyJhbGciOiJIUzI1NiJ9..', 'x'.repeat(5_000)])(
    'no token at all: %j',
    async (token) => await assertRefused(token),
  );

  test('another scheme', async () => {
    const basic = { authorization: 'Basic dXNlcjpwYXNz' };
    expect(await get(guarded({ tokens: both }), '/any', basic)).toMatchObject({ status: 401 });
  });

  test('every token, where none are configured', async () => {
    await assertRefused(await hs256(), null);
  });
});

test('a token is not trusted any longer than it says, although it is remembered', async () => {
  let now = new Date();
  const app = guarded({ tokens: { secret, ...trusted }, now: () => now });
  const token = bearer(await hs256({ expires: '10 seconds' }));
  expect(await get(app, '/any', token)).toMatchObject({ status: 200 });
  now = new Date(now.getTime() + 9_000);
  expect(await get(app, '/any', token)).toMatchObject({ status: 200 });
  now = new Date(now.getTime() + 10_000);
  expect(await get(app, '/any', token)).toMatchObject({ status: 401 });
});

test('the keys of the provider are fetched once for many tokens', async () => {
  const own = await testIssuer('ES256');
  const app = guarded({ tokens: { jwksUrl: own.jwksUrl, ...trusted } });
  const users = Array.from({ length: 10 }, (_, n) => `user-${n}`);
  const answers = await Promise.all(
    users.map(
      async (sub) => await get(app, '/any', bearer(await own.sign('ES256', { claims: { sub } }))),
    ),
  );
  expect(answers.map(({ body }) => body['id'])).toEqual(users.map((user) => `user:${user}`));
  expect(own.requests()).toBe(1);
});

test('a provider that is down is 503, and nobody is let in', async () => {
  const own = await testIssuer('ES256');
  own.answerWith(500);
  const app = guarded({ tokens: { jwksUrl: own.jwksUrl, ...trusted } });
  const token = bearer(await own.sign('ES256'));
  expect(await get(app, '/any', token)).toMatchObject({
    status: 503,
    body: { code: 'identity_provider_unavailable' },
    headers: { 'retry-after': '2' },
  });
  own.answerWith(200);
  expect(await get(app, '/any', token)).toMatchObject({ status: 200 });
});
