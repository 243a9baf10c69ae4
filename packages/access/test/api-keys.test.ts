import { sql } from 'kysely';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createApiKey, listApiKeys, migrateAccess, revokeApiKey } from '../src/index.ts';
import type { Scope } from '../src/index.ts';
import { testDatabase } from './support/database.ts';
import { bearer, get, guarded } from './support/guarded.ts';

const { server, db } = await testDatabase();

const makeKey = async (name: string, scopes: readonly Scope[], expiresAt: Date | null = null) =>
  await createApiKey(db, { name, scopes, expiresAt });

beforeEach(async () => {
  await db.deleteFrom('access.api_key').execute();
});

describe('a key', () => {
  test('is who it was made for, in either header', async () => {
    const app = guarded({ db });
    const { text } = await makeKey('web-shop', ['orders:read']);
    const expected = { status: 200, body: { id: 'service:web-shop' } };
    expect(await get(app, '/scope', { 'x-api-key': text })).toMatchObject(expected);
    expect(await get(app, '/scope', bearer(text))).toMatchObject(expected);
  });

  test('without the scope is told which one it lacks', async () => {
    const { text } = await makeKey('web-shop', ['orders:write', 'audit:read']);
    expect(await get(guarded({ db }), '/scope', { 'x-api-key': text })).toMatchObject({
      status: 403,
      body: { code: 'forbidden', missing_scope: 'orders:read' },
    });
  });

  test('with the scope admin may do everything', async () => {
    const app = guarded({ db });
    const { text } = await makeKey('operations', ['admin']);
    for (const path of ['/scope', '/any', '/own/nobody', '/list', '/admin']) {
      expect(await get(app, path, { 'x-api-key': text }), path).toMatchObject({ status: 200 });
    }
  });

  test('is nowhere in the database', async () => {
    const { text, keyId } = await makeKey('web-shop', ['orders:read']);
    const { rows } = await sql<{
      row: string;
    }>`select t::text as row from access.api_key t`.execute(db);
    const [, , secret = ''] = text.split('_');
    expect(rows).toHaveLength(1);
    expect(rows[0]?.row).toContain(keyId);
    expect(rows[0]?.row).not.toContain(secret.slice(0, 10));
  });
});

describe('refused with 401', () => {
  const assertRefused = async (text: string, options: Parameters<typeof guarded>[0] = {}) => {
    const answer = await get(guarded({ db, ...options }), '/scope', { 'x-api-key': text });
    expect(answer).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    expect(answer.headers['www-authenticate']).toContain('Bearer realm=');
    expect(JSON.stringify(answer.body)).not.toContain(text);
    return answer.body['detail'];
  };

  test('another secret', async () => {
    const { text } = await makeKey('web-shop', ['orders:read']);
    const { text: other } = await makeKey('other', ['orders:read']);
    const [prefix, id] = text.split('_');
    const secret = other.slice(other.indexOf('_', 4) + 1);
    expect(await assertRefused(`${prefix}_${id}_${secret}`)).toBe('the API key is not valid');
  });

  test.each([
    '',
    'olk_',
    'olk_1_2',
    `olk_${'g'.repeat(16)}_${'A'.repeat(43)}`,
    'hunter2',
    '\u00e9',
  ])('no key at all: %j', async (text) => {
    const answer = await get(guarded({ db }), '/scope', { 'x-api-key': text });
    expect(answer).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
  });

  test('one that nobody has', async () => {
    await assertRefused(`olk_${'0'.repeat(16)}_${'A'.repeat(43)}`);
  });

  test('one that has expired, at that very moment', async () => {
    const { text } = await makeKey('web-shop', ['orders:read'], new Date('2030-01-01T00:00:00Z'));
    const at = (instant: string) => ({ now: () => new Date(instant) });
    const before = guarded({ db, ...at('2029-12-31T23:59:59.999Z') });
    expect(await get(before, '/scope', { 'x-api-key': text })).toMatchObject({ status: 200 });
    expect(await assertRefused(text, at('2030-01-01T00:00:00Z'))).toBe('the API key has expired');
  });

  test('every key, where the service has no table of them', async () => {
    const { text } = await makeKey('web-shop', ['orders:read']);
    await assertRefused(text, { db: undefined });
  });

  test('two credentials at once', async () => {
    const { text } = await makeKey('web-shop', ['orders:read']);
    const both = { 'x-api-key': text, ...bearer(text) };
    expect(await get(guarded({ db }), '/scope', both)).toMatchObject({ status: 401 });
  });
});

test('a revocation is seen when the memory of the key is over, and not forgotten', async () => {
  const app = guarded({ db, keyCacheMs: 50 });
  const { text } = await makeKey('web-shop', ['orders:read']);
  const status = async () => (await get(app, '/scope', { 'x-api-key': text })).status;
  expect(await status()).toBe(200);
  expect(await revokeApiKey(db, 'web-shop')).toMatchObject({ name: 'web-shop' });
  await expect.poll(status).toBe(401);
  expect(await status()).toBe(401);
});

test('a key is read once for all the requests that come meanwhile', async () => {
  const app = guarded({ db });
  const { text } = await makeKey('web-shop', ['orders:read']);
  const queries = vi.spyOn(db, 'selectFrom');
  const answers = await Promise.all(
    Array.from({ length: 50 }, async () => await get(app, '/scope', { 'x-api-key': text })),
  );
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  expect(queries).toHaveBeenCalledTimes(1);
});

test('its last use is noted, to the minute', async () => {
  const app = guarded({ db, keyCacheMs: 1 });
  const { text } = await makeKey('web-shop', ['orders:read']);
  const lastUsedAt = async () => (await listApiKeys(db))[0]?.lastUsedAt?.getTime();
  expect(await lastUsedAt()).toBeUndefined();
  await get(app, '/scope', { 'x-api-key': text });
  await expect.poll(lastUsedAt).toBeTypeOf('number');
  const first = await lastUsedAt();
  for (let n = 0; n < 5; n += 1) await get(app, '/scope', { 'x-api-key': text });
  expect(await lastUsedAt()).toBe(first);
});

test('a name belongs to one key, until that is revoked', async () => {
  const first = await makeKey('web-shop', ['orders:read']);
  await expect(makeKey('web-shop', ['orders:read'])).rejects.toMatchObject({
    code: 'key_name_taken',
  });
  expect(await revokeApiKey(db, first.keyId)).toMatchObject({ keyId: first.keyId });
  expect(await revokeApiKey(db, 'web-shop')).toBeUndefined();
  const second = await makeKey('web-shop', ['orders:write', 'orders:write']);
  expect(await listApiKeys(db)).toMatchObject([
    { keyId: second.keyId, scopes: ['orders:write'], revokedAt: null },
    { keyId: first.keyId, revokedAt: expect.any(Date) as Date },
  ]);
});

test.each(['', 'Web Shop', 'command-api', 'a'.repeat(65)])('%j is no name', async (name) => {
  await expect(makeKey(name, ['orders:read'])).rejects.toThrow(/must be of|is the name of/);
  expect(await listApiKeys(db)).toEqual([]);
});

test('services that start at once migrate once', async () => {
  await Promise.all(Array.from({ length: 5 }, async () => await migrateAccess(db)));
  expect(await listApiKeys(db)).toEqual([]);
});

test('without the database a key cannot be checked: 503, and nobody is let in', async () => {
  const app = guarded({ db, keyCacheMs: 1 });
  const { text } = await makeKey('web-shop', ['orders:read']);
  await server.stop();
  try {
    expect(await get(app, '/scope', { 'x-api-key': text })).toMatchObject({
      status: 503,
      body: { code: 'database_unavailable' },
    });
  } finally {
    await server.start();
  }
});
