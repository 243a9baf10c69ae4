import { createApiKey, listApiKeys, migrateAccess, revokeApiKey } from '@order-ledger/access';
import type { AccessDatabase, ApiKey, Scope } from '@order-ledger/access';
import Table from 'cli-table3';
import type { Command } from 'commander';
import type { Kysely } from 'kysely';
import { instant, print, printJson } from '../terminal/output.ts';
import { connected } from './connection-options.ts';
import type { JsonOption, PostgresOption } from './connection-options.ts';
import { expiryOption, nameOption, scopesOption } from './key-options.ts';
import { withDatabase } from './open-ledger.ts';

type KeysOptions = PostgresOption & JsonOption;

interface CreateOptions extends KeysOptions {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly expires?: Date;
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

const create = async (options: CreateOptions): Promise<void> => {
  const { name, scopes, expires: expiresAt = null } = options;
  const key = await withKeys(
    options,
    async (db) => await createApiKey(db, { name, scopes, expiresAt }),
  );
  if (options.json) printJson(json(key));
  else print(`${key.text}\n\nThis is the only time that the key of ${name} is shown.`);
};

const list = async (options: KeysOptions): Promise<void> => {
  const keys = await withKeys(options, listApiKeys);
  if (options.json) printJson(keys.map(json));
  else print(tableOf(keys));
};

const revoke = async (nameOrId: string, options: KeysOptions): Promise<void> => {
  const key = await withKeys(options, async (db) => await revokeApiKey(db, nameOrId));
  if (key === undefined) throw new Error(`there is no key ${nameOrId} that could be revoked`);
  if (options.json) printJson(json(key));
  else print(`${key.name} is refused in five seconds.`);
};

/** `ledger keys create`, `list` and `revoke`: the API keys of services. */
export const addKeyCommands = (program: Command): void => {
  const keys = program.command('keys').description('API keys: what services call the ledger with');
  connected(keys.command('create'), 'postgres')
    .description('make a key and print it, this once')
    .requiredOption('--name <name>', 'of the service that calls', nameOption)
    .requiredOption('--scopes <list>', 'what it may do, separated by commas', scopesOption)
    .option('--expires <when>', '90d, or a date', (text) => expiryOption(text, new Date()))
    .action(create);
  connected(keys.command('list'), 'postgres')
    .description('every key there ever was, without its secret')
    .action(list);
  connected(keys.command('revoke <name-or-id>'), 'postgres')
    .description('refuse a key from now on; its name is free for the next one')
    .action(revoke);
};
