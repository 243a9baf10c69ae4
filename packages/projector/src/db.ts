import type { ReadModelDatabase } from '@order-ledger/read-model';
import type { Kysely } from 'kysely';

export type Db = Kysely<ReadModelDatabase>;
