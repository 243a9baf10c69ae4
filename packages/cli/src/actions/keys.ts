import { createApiKey, listApiKeys, migrateAccess, revokeApiKey } from '@order-ledger/access';
import type { AccessDatabase, ApiKey } from '@order-ledger/access';
import Table from 'cli-table3';
import type { Command } from 'commander';
import type { Kysely } from 'kysely';
import type { JsonOption, PostgresOption } from '../commands/options.ts';
import { instant, print, printJson } from '../terminal/output.ts';
import { expiryOption, nameOption, scopesOption } from './key-options.ts';
import { withDatabase } from './open-ledger.ts';
import { parsedUsage } from './usage.ts';

type KeysOptions = PostgresOption & JsonOption;

interface CreateOptions extends KeysOptions {
  readonly name: string;
  /** Separated by commas. */
  readonly scopes: string;
  readonly expires?: string;
}

const withKeys = async <T>(
  options: KeysOptions,
  work: (db: Kysely<AccessDatabase>) => Promise<T>,
): Promise<T> =>
  await withDatabase<AccessDatabase, T>(
    options,
    { name: 'ledger keys', access: 'write' },
    async (db) => {
      await migrateAccess(db);
      return await work(db);
    },
  );

const json = (key: ApiKey & { readonly text?: string }): Record<string, unknown> => ({
  key_id: key.keyId,
  name: key.name,
  scopes: key.scopes,
  created_at: key.createdAt,
  expires_at: key.expiresAt,
  revoked_at: key.revokedAt,
  last_used_at: key.lastUsedAt,
  ...(key.text !== undefined && { key: key.text }),
});

const tableOf = (keys: readonly ApiKey[]): string => {
  const head = ['name', 'key id', 'scopes', 'created', 'expires', 'last used', 'revoked'];
  const table = new Table({ head });
  for (const key of keys) {
    const times = [key.createdAt, key.expiresAt, key.lastUsedAt, key.revokedAt].map(instant);
    table.push([key.name, key.keyId, key.scopes.join('\n'), ...times]);
  }
  return table.toString();
};

export const create = async (options: CreateOptions, command: Command): Promise<void> => {
  const { expires } = options;
  const name = parsedUsage(command, "option '--name <name>'", options.name, nameOption);
  const scopes = parsedUsage(command, "option '--scopes <list>'", options.scopes, scopesOption);
  const expiry = (text: string): Date => expiryOption(text, new Date());
  const what = "option '--expires <when>'";
  const expiresAt = expires === undefined ? null : parsedUsage(command, what, expires, expiry);
  const key = await withKeys(
    options,
    async (db) => await createApiKey(db, { name, scopes, expiresAt }),
  );
  if (options.json) printJson(json(key));
  else print(`${key.text}\n\nThis is the only time that the key of ${name} is shown.`);
};

export const list = async (options: KeysOptions): Promise<void> => {
  const keys = await withKeys(options, listApiKeys);
  if (options.json) printJson(keys.map(json));
  else print(tableOf(keys));
};

export const revoke = async (nameOrId: string, options: KeysOptions): Promise<void> => {
  const key = await withKeys(options, async (db) => await revokeApiKey(db, nameOrId));
  if (key === undefined) throw new Error(`there is no key ${nameOrId} that could be revoked`);
  if (options.json) printJson(json(key));
  else print(`${key.name} is refused in five seconds.`);
};
