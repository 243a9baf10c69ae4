import { migrate } from '@order-ledger/service-kit';
import type { Kysely } from 'kysely';
import { causes } from './migrations/0001-causes.ts';

/** Brings the tables of the index up to date. Called by everybody who asks for causes. */
export const migrateCauses = async <DB>(db: Kysely<DB>): Promise<void> => {
  await migrate(db, { schema: 'causes', migrations: { '0001_causes': causes } });
};
