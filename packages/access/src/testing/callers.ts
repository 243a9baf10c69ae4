import { randomBytes } from 'node:crypto';
import type { Logger } from '@order-ledger/service-kit';
import { SignJWT } from 'jose';
import type { Kysely } from 'kysely';
import type { AccessDatabase } from '../api-keys/api-key.table.ts';
import { migrateAccess } from '../api-keys/migrate.ts';
import { createApiKey } from '../api-keys/store.ts';
import { createGuard } from '../guard.ts';
import type { Guard, GuardOptions } from '../guard.ts';
import { scopes } from '../scopes.ts';
import type { Scope } from '../scopes.ts';

export type Headers = Readonly<Record<string, string>>;

/** A guard, and the headers with which callers of every kind come to it. */
export interface Callers {
  readonly guard: Guard;
  readonly nobody: Headers;
  /** Shows a key that does not exist. */
  readonly stranger: Headers;
  readonly service: (...allowed: readonly Scope[]) => Promise<Headers>;
  /** May do everything but this, and is no admin. */
  readonly serviceWithout: (missing: Scope) => Promise<Headers>;
  readonly customer: (userId: string) => Promise<Headers>;
  readonly adminKey: () => Promise<Headers>;
  readonly adminToken: () => Promise<Headers>;
}

const issuer = 'https://login.test';
const audience = 'order-ledger';

let made = 0;

/** Makes the table of keys in a database where need be; each call makes callers of their own. */
export const testCallers = async (
  db: Kysely<AccessDatabase>,
  logger: Logger,
  options: Partial<GuardOptions> = {},
): Promise<Callers> => {
  await migrateAccess(db);
  const secret = randomBytes(32);
  const tokens = { secret, issuer, audience };

  const service: Callers['service'] = async (...allowed) => {
    const name = `test-${process.pid}-${(made += 1)}`;
    const { text } = await createApiKey(db, { name, scopes: allowed, expiresAt: null });
    return { 'x-api-key': text };
  };

  const bearer = async (userId: string, claims: Record<string, unknown>): Promise<Headers> => {
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(userId)
      .setIssuer(issuer)
      .setAudience(audience)
      .setExpirationTime('1 hour')
      .sign(secret);
    return { authorization: `Bearer ${token}` };
  };

  return {
    guard: createGuard({ mode: 'required', logger, db, tokens, ...options }),
    nobody: {},
    stranger: { 'x-api-key': `olk_${'0'.repeat(16)}_${'A'.repeat(43)}` },
    service,
    serviceWithout: async (missing) =>
      await service(...scopes.filter((scope) => scope !== missing && scope !== 'admin')),
    customer: async (userId) => await bearer(userId, {}),
    adminKey: async () => await service('admin'),
    adminToken: async () => await bearer('root', { role: 'admin' }),
  };
};
