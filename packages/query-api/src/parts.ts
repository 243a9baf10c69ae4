import type { FollowersWatch } from '@order-ledger/audit/followers';
import type { CausesTables } from '@order-ledger/causes';
import type { EventStore } from '@order-ledger/event-store';
import type { PersonalData, PersonalDataDatabase } from '@order-ledger/personal-data';
import type { ReadModelDatabase } from '@order-ledger/read-model';
import type { Kysely } from 'kysely';
import type { AuditRuns } from './audits/audit-runs.ts';
import type { CausesIndex } from './causes/causes-index.ts';
import type { Finders } from './finding/finders.ts';
import type { OrderLister } from './orders/order-lister.ts';
import type { Reader } from './positions/read-at.ts';
import type { ProgressOptions } from './progress/progress-stream.ts';

/** The database as this service sees it: it only reads, but for the index of causes. */
export type QueryDatabase = CausesTables & PersonalDataDatabase;

/** What the routes work with. */
export interface Parts {
  readonly db: Kysely<ReadModelDatabase>;
  readonly eventStore: EventStore;
  readonly personalData: PersonalData;
  readonly find: Finders;
  readonly listOrders: OrderLister;
  readonly reader: Reader;
  readonly progress: ProgressOptions;
  readonly audits: AuditRuns;
  readonly causes: CausesIndex;
  readonly followers: FollowersWatch;
}
