import type { FulfilmentPolicy } from '@order-ledger/domain';
import type { ProcessManagerDatabase } from '@order-ledger/read-model';
import type { Logger } from '@order-ledger/service-kit';
import type { Kysely, Transaction } from 'kysely';

export type Db = Kysely<ProcessManagerDatabase>;
export type Tx = Transaction<ProcessManagerDatabase>;

/** What led to something: goes into the metadata of events and into messages. */
export interface Cause {
  /** The event or message. */
  readonly causationId: string;
  /** The request that everything began with. */
  readonly correlationId: string;
  readonly traceparent?: string;
}

/** Where the process manager may be killed in tests: named after what has just been done. */
export type Step =
  | 'follow:written'
  | 'follow:committed'
  | 'relay:claimed'
  | 'relay:carried-out'
  | 'relay:committed'
  | 'timers:written'
  | 'replies:written'
  | 'replies:committed'
  | 'inbound:handled'
  | 'events:published';

/** What every part of the process manager works with. */
export interface Context {
  readonly db: Db;
  readonly logger: Logger;
  readonly policy: FulfilmentPolicy;
  /** The one clock. */
  readonly now: () => Date;
  /** How long a loop sleeps at most: what another process manager left is seen after it. */
  readonly maxSleepMs: number;
  readonly onStep: (step: Step) => void;
  /** Told of what a transaction has left to do, once it is committed. */
  readonly onCommitted: (work: NewWork) => void;
}

export interface NewWork {
  readonly commands: number;
  readonly messages: number;
  /** The earliest new deadline. */
  readonly wakeAt: Date | null;
}
