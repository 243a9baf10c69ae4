import { migrate } from '@order-ledger/service-kit';
import type { Kysely } from 'kysely';
import { personKey } from './migrations/0001-person-key.ts';

const schema = 'personal_data';

/** By name, in the order they run. Never changed, only added. */
const migrations = { '0001_person_key': personKey };

/**
 * Brings the schema `personal_data` up to date, for the service that seals. Services that start at
 * the same moment wait for each other. Throws the error of a failed migration, nothing changed.
 */
export const migratePersonalData = async <DB>(db: Kysely<DB>): Promise<void> => {
  await migrate(db, { schema, migrations });
};
