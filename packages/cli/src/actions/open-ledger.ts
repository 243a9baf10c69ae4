import { connectEventStore } from '@order-ledger/event-store';
import type { EventStore } from '@order-ledger/event-store';
import type { ReadModelDatabase } from '@order-ledger/read-model';
import { connectPostgres, createLogger } from '@order-ledger/service-kit';
import type { Logger } from '@order-ledger/service-kit';
import type { Kysely } from 'kysely';
import type { EventStoreOption, PostgresOption } from '../commands/options.ts';

interface OpenOptions {
  /** The command, for instance `ledger rebuild`: named in logs and in `pg_stat_activity`. */
  readonly name: string;
  /** `read`: PostgreSQL refuses every statement that writes. */
  readonly access: 'read' | 'write';
  /** The server gives a statement up after so long. Default 15 s. */
  readonly statementTimeoutMs?: number;
  /** SIGINT and SIGTERM abort the work's `signal`, the second time the process; default: at once. */
  readonly interruptible?: boolean;
}

/** Runs work on the database of the ledger, and closes it however the work ends. */
export const withDatabase = async <DB, T>(
  { postgresUrl: url }: PostgresOption,
  { name, access, statementTimeoutMs = 15_000 }: OpenOptions,
  work: (db: Kysely<DB>) => Promise<T>,
): Promise<T> => {
  const logger = createLogger({ service: name, level: 'error' });
  const limits = { statementTimeoutMs, readOnly: access === 'read' };
  const db = connectPostgres<DB>({ url, applicationName: name, logger, ...limits });
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
};

/** What a command works on: the read model, or whatever else of the database it needs. */
export interface OpenLedger<DB = ReadModelDatabase> {
  readonly db: Kysely<DB>;
  readonly eventStore: EventStore;
  /** Only errors are logged. */
  readonly logger: Logger;
  /** Aborted by SIGINT and SIGTERM, where `interruptible`: what works long ends in good order. */
  readonly signal: AbortSignal;
}

/** Runs work on the event store, and closes it however the work ends. */
export const withEventStore = async <T>(
  { eventstoreUrl: url }: EventStoreOption,
  { interruptible = false }: Pick<OpenOptions, 'interruptible'>,
  work: (eventStore: EventStore, signal: AbortSignal) => Promise<T>,
): Promise<T> => {
  const eventStore = connectEventStore({ url });
  const stopping = new AbortController();
  const stop = (signal: string): void => stopping.abort(new Error(`ended by ${signal}`));
  if (interruptible) process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    return await work(eventStore, stopping.signal);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await eventStore.close();
  }
};

/** Runs work on the read model and the event store, and closes both however the work ends. */
export const withLedger = async <T, DB = ReadModelDatabase>(
  connection: PostgresOption & EventStoreOption,
  options: OpenOptions,
  work: (ledger: OpenLedger<DB>) => Promise<T>,
): Promise<T> =>
  await withDatabase<DB, T>(connection, options, async (db) => {
    const logger = createLogger({ service: options.name, level: 'error' });
    return await withEventStore(
      connection,
      options,
      async (eventStore, signal) => await work({ db, eventStore, logger, signal }),
    );
  });
