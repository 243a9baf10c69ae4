import { GrpcServer } from './grpc/server.ts';
import type { EventStoreLogger } from './model.ts';
import { OpenCalls } from './rpc/open-calls.ts';
import { servePage } from './rpc/plain-http.ts';
import { createRoutes } from './rpc/routes.ts';
import { closeStore, openStore } from './store.ts';

export interface EventStoreOptions {
  /** A database of its own, or one to share: everything is in the schema `event_store`. */
  readonly postgresUrl: string;
  readonly host?: string;
  /** 0 or absent = any free port. */
  readonly port?: number;
  /** How long to wait for another store to let go of the database. Default 10 s. */
  readonly lockTimeoutMs?: number;
  readonly logger?: EventStoreLogger;
}

export interface EventStoreServer {
  readonly port: number;
  /** For `EventStoreDBClient.connectionString`. */
  readonly connectionString: string;
  /** Answers what has been received, then closes all calls and gives the database back. */
  stop(): Promise<void>;
}

const SILENT: EventStoreLogger = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/**
 * Starts an event store that speaks EventStoreDB's protocol and keeps its events in PostgreSQL.
 * Throws `StoreLockedError` when another one serves the same database, and on a port in use.
 */
export const startEventStore = async (options: EventStoreOptions): Promise<EventStoreServer> => {
  const { postgresUrl, host = '127.0.0.1', port = 0, lockTimeoutMs = 10_000 } = options;
  const { logger = SILENT } = options;
  const store = await openStore(postgresUrl, lockTimeoutMs, logger);
  const calls = new OpenCalls();
  const server = new GrpcServer(createRoutes(store, calls), servePage);
  try {
    const bound = await server.listen(host, port);
    logger.info({ host, port: bound, position: store.tail.head }, 'The event store is ready');
    return {
      port: bound,
      connectionString: `esdb://${host === '0.0.0.0' ? '127.0.0.1' : host}:${bound}?tls=false`,
      stop: async () => {
        calls.closeAll();
        await server.stop();
        await closeStore(store);
      },
    };
  } catch (error) {
    await closeStore(store);
    throw error;
  }
};
