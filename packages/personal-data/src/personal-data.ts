import { createSecretKey } from 'node:crypto';
import { inBatches } from '@order-ledger/service-kit';
import type { Kysely } from 'kysely';
import { LRUCache } from 'lru-cache';
import { SealBrokenError, decrypt, encrypt, keyBytes } from './cipher.ts';
import { destroyKey, ensureKeys, findKeys, keyIdOf, unwrap } from './key-store.ts';
import type { PersonKey, WrappedKey } from './key-store.ts';
import type { PersonalDataDatabase } from './person-key.table.ts';

/** Text that opens with one person's key only: what events hold of personal data. */
export interface SealedText {
  readonly personId: string;
  /** Base64 of key id, nonce, ciphertext and tag. */
  readonly sealed: string;
}

export interface PersonalDataOptions {
  readonly db: Kysely<PersonalDataDatabase>;
  /** 32 bytes. Wraps the keys of all people; without it nothing opens any more. */
  readonly masterKey: Buffer;
  /** How long another process may still use an erased key. Default 5 s. */
  readonly cacheMs?: number;
}

export interface PersonalData {
  /** Resolves when the person's key is durable, so that the text can be used. */
  readonly seal: (personId: string, text: string) => Promise<SealedText>;
  /** `null` when it was erased. Throws `SealBrokenError` when it was tampered with. */
  readonly open: (sealed: SealedText) => Promise<string | null>;
  readonly openMany: (sealed: readonly SealedText[]) => Promise<readonly (string | null)[]>;
  /**
   * Everything sealed for the person so far is lost for good when this resolves: here at once, in
   * other processes within `cacheMs`. Answers since when nothing opens. What is sealed later gets a
   * new key, except in a process that still remembers the old one: that is lost, too.
   */
  readonly erase: (personId: string) => Promise<Date>;
}

export const userPerson = (userId: string): string => `user:${userId}`;
export const guestPerson = (orderId: string): string => `guest:${orderId}`;

const maxCached = 10_000;
const keyIdBytes = 16;

/** Key id and the rest of a sealed text. */
const split = ({ sealed }: SealedText): { keyId: string; text: Buffer } => {
  const bytes = Buffer.from(sealed, 'base64');
  if (bytes.length <= keyIdBytes) throw new SealBrokenError('the sealed text is too short');
  return { keyId: bytes.toString('hex', 0, keyIdBytes), text: bytes.subarray(keyIdBytes) };
};

export const createPersonalData = (options: PersonalDataOptions): PersonalData => {
  const { db, cacheMs = 5_000 } = options;
  if (options.masterKey.length !== keyBytes) {
    throw new RangeError(`a master key has ${keyBytes} bytes`);
  }
  // A cipher takes an object of the key at a fraction of what the bytes of it cost.
  const masterKey = createSecretKey(options.masterKey);
  const ensuring = inBatches(
    async (ids: readonly string[]) => await ensureKeys(db, masterKey, ids),
  );
  const finding = inBatches(async (ids: readonly string[]) => await findKeys(db, ids));
  const cache = new LRUCache<string, PersonKey>({ max: maxCached, ttl: cacheMs });

  const remember = (wrapped: WrappedKey): PersonKey => {
    const key = unwrap(wrapped, masterKey);
    cache.set(wrapped.person_id, key);
    return key;
  };

  const seal = async (personId: string, text: string): Promise<SealedText> => {
    const { keyId, key } = cache.get(personId) ?? remember(await ensuring.load(personId));
    const sealed = encrypt(key, Buffer.from(text, 'utf8'), personId);
    return {
      personId,
      sealed: Buffer.concat([Buffer.from(keyId, 'hex'), sealed]).toString('base64'),
    };
  };

  /** A cached key of another id is one of before or after an erasure elsewhere: look again. */
  const keyOf = async (personId: string, keyId: string): Promise<PersonKey | null> => {
    const cached = cache.get(personId);
    if (cached?.keyId === keyId) return cached;
    const wrapped = await finding.load(personId);
    return wrapped !== null && keyIdOf(wrapped) === keyId ? remember(wrapped) : null;
  };

  const open = async (sealed: SealedText): Promise<string | null> => {
    const { keyId, text } = split(sealed);
    const key = await keyOf(sealed.personId, keyId);
    return key === null ? null : decrypt(key.key, text, sealed.personId).toString('utf8');
  };

  return {
    seal,
    open,
    openMany: async (all) => await Promise.all(all.map(open)),
    erase: async (personId) => {
      const erasedAt = await destroyKey(db, personId);
      cache.delete(personId);
      return erasedAt;
    },
  };
};
