import type { GeneratedAlways } from 'kysely';

/**
 * The key of one person, wrapped by the master key. An erased person keeps the row without a key;
 * new data of theirs gets a new one, and the old data stays closed.
 */
export interface PersonKeyTable {
  readonly person_id: string;
  /** Tells the keys apart that one person has had. */
  readonly key_id: string;
  readonly wrapped_key: Buffer | null;
  readonly created_at: GeneratedAlways<Date>;
  readonly erased_at: Date | null;
}

export interface PersonalDataDatabase {
  readonly 'personal_data.person_key': PersonKeyTable;
}
