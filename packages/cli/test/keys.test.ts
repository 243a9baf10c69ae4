import { testDatabase } from '@order-ledger/embedded/testing';
import { expect, test } from 'vitest';
import { expiryOption, nameOption, scopesOption } from '../src/actions/key-options.ts';
import { ledgerCommand } from './support/ledger-command.ts';

const ledger = ledgerCommand({ POSTGRES_URL: await testDatabase() });

/** `ledger keys …`, as it is typed. */
const keys = async (...args: readonly string[]) => await ledger('keys', ...args);

const parsed = async (...args: readonly string[]): Promise<unknown> =>
  JSON.parse((await keys(...args, '--json')).out);

test('a key is made, listed without its secret, and revoked', async () => {
  const scopes = ['--scopes', 'orders:read,orders:write'];
  const made = await keys('create', '--name', 'web-shop', ...scopes);
  expect(made.code).toBe(0);
  const [text = ''] = made.out.split('\n');
  expect(text).toMatch(/^olk_[0-9a-f]{16}_[\w-]{43}$/);
  expect(made.out).toContain('the only time');

  const listed = await keys('list');
  expect(listed.out).toContain('web-shop');
  expect(listed.out).toContain('orders:write');
  expect(listed.out).not.toContain(text.slice(21));

  expect(await keys('create', '--name', 'web-shop', ...scopes)).toMatchObject({
    code: 1,
    err: 'there is a key called web-shop already\n',
  });
  expect((await keys('revoke', 'web-shop')).code).toBe(0);
  expect(await keys('revoke', 'web-shop')).toMatchObject({
    code: 1,
    err: 'there is no key web-shop that could be revoked\n',
  });
});

test('programs read JSON', async () => {
  const options = ['--name', 'robot', '--scopes', 'admin', '--expires', '2999-01-01'];
  const made = await parsed('create', ...options);
  expect(made).toEqual({
    key: expect.stringMatching(/^olk_/) as string,
    key_id: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
    name: 'robot',
    scopes: ['admin'],
    created_at: expect.any(String) as string,
    expires_at: '2999-01-01T00:00:00.000Z',
    revoked_at: null,
    last_used_at: null,
  });
  const { key: _, ...listed } = made as Record<string, unknown>;
  expect(await parsed('list')).toContainEqual(listed);
  expect(await parsed('revoke', String(listed['key_id']))).toMatchObject({
    name: 'robot',
    revoked_at: expect.any(String) as string,
  });
});

test.each([
  [['create', '--name', 'a', '--scopes', 'orders'], 'Not a scope: orders. Known: orders:read'],
  [['revoke'], 'name-or-id'],
])('wrong usage such as %j ends with 2', async (args, message) => {
  const { code, err } = await keys(...args);
  expect(code).toBe(2);
  expect(err).toContain(message);
});

test('an expiry is a number of days, or a date to come', () => {
  const now = new Date('2030-01-01T12:00:00Z');
  expect(expiryOption('90d', now)).toEqual(new Date('2030-04-01T12:00:00Z'));
  expect(expiryOption('2030-01-02', now)).toEqual(new Date('2030-01-02T00:00:00Z'));
  for (const wrong of ['2029-12-31', '0d', 'd', '', 'never']) {
    expect(() => expiryOption(wrong, now), wrong).toThrow('to come');
  }
});

test('scopes are separated by commas', () => {
  expect(scopesOption('orders:read, audit:read')).toEqual(['orders:read', 'audit:read']);
  expect(() => scopesOption('')).toThrow('Not a scope');
});

test('a name is short and plain', () => {
  expect(nameOption('web-shop')).toBe('web-shop');
  for (const wrong of ['Web Shop', '', 'command-api']) {
    expect(() => nameOption(wrong), wrong).toThrow('It ');
  }
});
