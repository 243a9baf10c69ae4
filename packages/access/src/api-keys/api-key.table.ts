import type { Generated } from 'kysely';

/** `access.api_key`: every API key there ever was. The secrets themselves are nowhere. */
export interface ApiKeyTable {
  readonly key_id: string;
  /** Of the calling service; unique among the keys that are not revoked. */
  readonly name: string;
  readonly scopes: readonly string[];
  /** SHA-256 of the secret. */
  readonly hash: Buffer;
  readonly created_at: Generated<Date>;
  /** `null`: never. */
  readonly expires_at: Date | null;
  readonly revoked_at: Date | null;
  /** To the minute or so. */
  readonly last_used_at: Date | null;
}

export interface AccessDatabase {
  readonly 'access.api_key': ApiKeyTable;
}
