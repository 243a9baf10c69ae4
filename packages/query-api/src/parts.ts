import type { EventStore } from '@order-ledger/event-store';
import type { PersonalData, PersonalDataDatabase } from '@order-ledger/personal-data';
import type { ReadModelDatabase } from '@order-ledger/read-model';
import type { Kysely } from 'kysely';
import type { AuditRuns } from './audits/audit-runs.ts';
import type { Reader } from './positions/read-at.ts';
import type { ProgressOptions } from './progress/progress-stream.ts';

/** The database as this service sees it: it only reads. */
export type QueryDatabase = ReadModelDatabase & PersonalDataDatabase;

/** What the routes work with. */
export interface Parts {
  readonly db: Kysely<ReadModelDatabase>;
  readonly eventStore: EventStore;
  readonly personalData: PersonalData;
  readonly reader: Reader;
  readonly progress: ProgressOptions;
  readonly audits: AuditRuns;
}
