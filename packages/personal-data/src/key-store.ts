import { createSecretKey, randomBytes, randomUUID } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { decrypt, encrypt, keyBytes } from './cipher.ts';
import type { PersonalDataDatabase } from './person-key.table.ts';

export interface PersonKey {
  /** 32 digits in hex. */
  readonly keyId: string;
  readonly key: KeyObject;
}

export interface WrappedKey {
  readonly person_id: string;
  /** A UUID. */
  readonly key_id: string;
  readonly wrapped_key: Buffer;
}

/** A key is wrapped for its place: a row copied to another person does not open. */
const contextOf = (personId: string, keyId: string): string => `key:${keyId}:${personId}`;

const newKey = (personId: string, masterKey: KeyObject): WrappedKey => {
  const key_id = randomUUID();
  const wrapped_key = encrypt(masterKey, randomBytes(keyBytes), contextOf(personId, key_id));
  return { person_id: personId, key_id, wrapped_key };
};

export const keyIdOf = ({ key_id }: WrappedKey): string => key_id.replaceAll('-', '');

/** Throws `SealBrokenError` when the master key is another or the row was changed. */
export const unwrap = (wrapped: WrappedKey, masterKey: KeyObject): PersonKey => {
  const { person_id, key_id, wrapped_key } = wrapped;
  const key = createSecretKey(decrypt(masterKey, wrapped_key, contextOf(person_id, key_id)));
  return { keyId: keyIdOf(wrapped), key };
};

/**
 * One statement for any number of people: answers the key of who has one and writes a new one for
 * who has none or was erased. Somebody for whom another process writes at this very moment is in
 * neither half.
 */
const findOrInsert = async (
  db: Kysely<PersonalDataDatabase>,
  rows: readonly WrappedKey[],
): Promise<readonly WrappedKey[]> => {
  const ids = rows.map((row) => row.person_id);
  const keyIds = rows.map((row) => row.key_id);
  const keys = rows.map((row) => row.wrapped_key);
  const result = await sql<WrappedKey>`
    with given as (
      select * from unnest(${ids}::text[], ${keyIds}::uuid[], ${keys}::bytea[])
        as t (person_id, key_id, wrapped_key)
    ), found as (
      select k.person_id, k.key_id, k.wrapped_key
      from personal_data.person_key k join given using (person_id)
      where k.wrapped_key is not null
    ), inserted as (
      insert into personal_data.person_key as k (person_id, key_id, wrapped_key)
      select * from given where person_id not in (select person_id from found)
      order by person_id
      on conflict (person_id) do update
        set key_id = excluded.key_id, wrapped_key = excluded.wrapped_key, erased_at = null
        where k.wrapped_key is null
      returning person_id, key_id, wrapped_key
    )
    select * from found union all select * from inserted`.execute(db);
  return result.rows;
};

/** The keys of people, in the order asked for; each is durable when this resolves. */
export const ensureKeys = async (
  db: Kysely<PersonalDataDatabase>,
  masterKey: KeyObject,
  personIds: readonly string[],
): Promise<readonly WrappedKey[]> => {
  const found = new Map<string, WrappedKey>();
  let missing = [...new Set(personIds)];
  while (missing.length > 0) {
    const rows = missing.map((personId) => newKey(personId, masterKey));
    for (const row of await findOrInsert(db, rows)) found.set(row.person_id, row);
    missing = missing.filter((personId) => !found.has(personId));
  }
  return personIds.flatMap((personId) => found.get(personId) ?? []);
};

/** The keys of people, in the order asked for; `null` for who has none or was erased. */
export const findKeys = async (
  db: Kysely<PersonalDataDatabase>,
  personIds: readonly string[],
): Promise<readonly (WrappedKey | null)[]> => {
  const { rows } = await sql<WrappedKey>`
    select person_id, key_id, wrapped_key from personal_data.person_key
    where person_id = any(${[...new Set(personIds)]}) and wrapped_key is not null`.execute(db);
  const found = new Map(rows.map((row) => [row.person_id, row]));
  return personIds.map((personId) => found.get(personId) ?? null);
};

/**
 * Destroys a person's key, durable when this resolves, and answers when: now, or earlier when there
 * was none left. Also for somebody who never had one, so that this is on record.
 */
export const destroyKey = async (
  db: Kysely<PersonalDataDatabase>,
  personId: string,
): Promise<Date> => {
  const { rows } = await sql<{ readonly erased_at: Date }>`
    insert into personal_data.person_key as k (person_id, key_id, wrapped_key, erased_at)
    values (${personId}, ${randomUUID()}, null, now())
    on conflict (person_id) do update
      set wrapped_key = null, erased_at = coalesce(k.erased_at, now())
    returning erased_at`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error(`no answer to the erasure of ${personId}`);
  return row.erased_at;
};
