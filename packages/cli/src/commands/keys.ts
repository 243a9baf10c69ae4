import { createApiKey, listApiKeys, migrateAccess, revokeApiKey } from '@order-ledger/access';
import type { AccessDatabase, ApiKey, Scope } from '@order-ledger/access';
import { connectPostgres, createLogger } from '@order-ledger/service-kit';
import Table from 'cli-table3';
import { Option } from 'commander';
import type { Command } from 'commander';
import type { Kysely } from 'kysely';
import { expiryOption, nameOption, scopesOption } from './key-options.ts';

interface Connection {
  readonly postgresUrl: string;
  readonly json?: true;
}

interface CreateOptions extends Connection {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly expires?: Date;
}

/** That of `ledger start`. */
const localPostgres = 'postgres://postgres@127.0.0.1:5432/order_ledger';

const withDatabase = async <T>(
  { postgresUrl: url }: Connection,
  work: (db: Kysely<AccessDatabase>) => Promise<T>,
): Promise<T> => {
  const logger = createLogger({ service: 'ledger keys', level: 'error' });
  const db = connectPostgres<AccessDatabase>({ url, applicationName: 'ledger keys', logger });
  try {
    await migrateAccess(db);
    return await work(db);
  } finally {
    await db.destroy();
  }
};

const print = (text: string): void => void process.stdout.write(`${text}\n`);

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

const instant = (at: Date | null): string => at?.toISOString().replace(/\.\d+Z/, 'Z') ?? '–';

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
  const key = await withDatabase(
    options,
    async (db) => await createApiKey(db, { name, scopes, expiresAt }),
  );
  if (options.json) print(JSON.stringify(json(key)));
  else print(`${key.text}\n\nThis is the only time that the key of ${name} is shown.`);
};

const list = async (options: Connection): Promise<void> => {
  const keys = await withDatabase(options, listApiKeys);
  print(options.json ? JSON.stringify(keys.map(json)) : tableOf(keys));
};

const revoke = async (nameOrId: string, options: Connection): Promise<void> => {
  const key = await withDatabase(options, async (db) => await revokeApiKey(db, nameOrId));
  if (key === undefined) throw new Error(`there is no key ${nameOrId} that could be revoked`);
  print(options.json ? JSON.stringify(json(key)) : `${key.name} is refused in five seconds.`);
};

const connected = (command: Command): Command =>
  command
    .addOption(
      new Option('--postgres-url <url>', 'the database of the ledger')
        .env('POSTGRES_URL')
        .default(localPostgres, 'the one of ledger start'),
    )
    .option('--json', 'print JSON');

/** `ledger keys create`, `list` and `revoke`: the API keys of services. */
export const addKeyCommands = (program: Command): void => {
  const keys = program.command('keys').description('API keys: what services call the ledger with');
  connected(keys.command('create'))
    .description('make a key and print it, this once')
    .requiredOption('--name <name>', 'of the service that calls', nameOption)
    .requiredOption('--scopes <list>', 'what it may do, separated by commas', scopesOption)
    .option('--expires <when>', '90d, or a date', (text) => expiryOption(text, new Date()))
    .action(create);
  connected(keys.command('list'))
    .description('every key there ever was, without its secret')
    .action(list);
  connected(keys.command('revoke <name-or-id>'))
    .description('refuse a key from now on; its name is free for the next one')
    .action(revoke);
};
