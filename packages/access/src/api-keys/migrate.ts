import { migrate } from '@order-ledger/service-kit';
import type { Kysely } from 'kysely';
import { apiKeys } from './migrations/0001-api-key.ts';

const schema = 'access';

/** By name, in the order they run. Never changed, only added. */
const migrations = { '0001_api_key': apiKeys };

/**
 * Brings the schema `access` up to date, for whoever checks or makes API keys. Processes that start
 * at the same moment wait for each other. Throws the error of a failed migration, nothing changed.
 */
export const migrateAccess = async <DB>(db: Kysely<DB>): Promise<void> => {
  await migrate(db, { schema, migrations });
};
