import { type Kysely, type Selectable, sql } from 'kysely';
import { isScope } from '../scopes.ts';
import type { Scope } from '../scopes.ts';
import type { AccessDatabase, ApiKeyTable } from './api-key.table.ts';
import { formatKeyText, hashSecret, keyName, newKeyText } from './key-text.ts';

type Db = Kysely<AccessDatabase>;
type ApiKeyRow = Selectable<ApiKeyTable>;

/** An API key without its secret. */
export interface ApiKey {
  readonly keyId: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
}

export class KeyNameTakenError extends Error {
  override readonly name = 'KeyNameTakenError';
  readonly code = 'key_name_taken';
}

const keyOf = (row: ApiKeyRow): ApiKey => ({
  keyId: row.key_id,
  name: row.name,
  scopes: row.scopes.filter(isScope),
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  revokedAt: row.revoked_at,
  lastUsedAt: row.last_used_at,
});

export interface NewApiKey {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly expiresAt: Date | null;
}

/**
 * Makes a key. Its text is in this answer and nowhere else, ever. Throws `KeyNameTakenError` when a
 * key of the name exists that is not revoked, a `ZodError` for a name that is none.
 */
export const createApiKey = async (
  db: Db,
  { name: given, scopes, expiresAt }: NewApiKey,
): Promise<ApiKey & { readonly text: string }> => {
  const name = keyName.parse(given);
  const text = newKeyText();
  const row = await db
    .insertInto('access.api_key')
    .values({
      key_id: text.keyId,
      name,
      scopes: [...new Set(scopes)],
      hash: hashSecret(text.secret),
      expires_at: expiresAt,
    })
    .onConflict((conflict) => conflict.column('name').where('revoked_at', 'is', null).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) throw new KeyNameTakenError(`there is a key called ${name} already`);
  return { ...keyOf(row), text: formatKeyText(text) };
};

/** Every key there ever was, newest first. */
export const listApiKeys = async (db: Db): Promise<readonly ApiKey[]> => {
  const rows = await db
    .selectFrom('access.api_key')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('key_id')
    .execute();
  return rows.map(keyOf);
};

/** Revokes a key by its name or id; `undefined` when there is none, or none any more. */
export const revokeApiKey = async (db: Db, nameOrId: string): Promise<ApiKey | undefined> => {
  const row = await db
    .updateTable('access.api_key')
    .set({ revoked_at: sql<Date>`now()` })
    .where((eb) => eb.or([eb('name', '=', nameOrId), eb('key_id', '=', nameOrId)]))
    .where('revoked_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  return row && keyOf(row);
};

/** What a key is checked by. */
export interface StoredKey extends ApiKey {
  readonly hash: Buffer;
}

export const findApiKey = async (db: Db, keyId: string): Promise<StoredKey | undefined> => {
  const row = await db
    .selectFrom('access.api_key')
    .selectAll()
    .where('key_id', '=', keyId)
    .executeTakeFirst();
  return row && { ...keyOf(row), hash: row.hash };
};

/** Notes that keys were used: at most once a minute each, so that it costs nothing. */
export const noteKeyUse = async (db: Db, keyId: string): Promise<void> => {
  await db
    .updateTable('access.api_key')
    .set({ last_used_at: sql<Date>`now()` })
    .where('key_id', '=', keyId)
    .execute();
};
