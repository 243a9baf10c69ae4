import { setTimeout as delay } from 'node:timers/promises';
import { GossipService } from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import type { EventStoreLogger } from './model.ts';
import { handleAppend } from './rpc/append.ts';
import { handleBatchAppend } from './rpc/batch-append.ts';
import { handleGossip, handleSupportedMethods } from './rpc/cluster.ts';
import { handleDelete, handleTombstone } from './rpc/delete.ts';
import { OpenCalls } from './rpc/open-calls.ts';
import { handleRead } from './rpc/read.ts';
import { streamsService } from './rpc/services.ts';
import { closeStore, openStore, type Store } from './store.ts';

/** Above the largest append, so that one which is too large gets its proper answer. */
const MAX_MESSAGE_BYTES = 17 * 1024 * 1024;
const SHUTDOWN_GRACE_MS = 5_000;

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
  const server = createServer(store, calls);
  try {
    const bound = await bind(server, host, port);
    logger.info({ host, port: bound, position: store.tail.head }, 'The event store is ready');
    return {
      port: bound,
      connectionString: `esdb://${host === '0.0.0.0' ? '127.0.0.1' : host}:${bound}?tls=false`,
      stop: async () => {
        calls.closeAll();
        await shutDown(server);
        await closeStore(store);
      },
    };
  } catch (error) {
    await closeStore(store);
    throw error;
  }
};

const createServer = (store: Store, calls: OpenCalls): Server => {
  const server = new Server({
    'grpc.max_receive_message_length': MAX_MESSAGE_BYTES,
    'grpc.max_send_message_length': MAX_MESSAGE_BYTES,
  });
  server.addService(streamsService, {
    read: handleRead(store, calls),
    append: handleAppend(store.writer),
    delete: handleDelete(store.writer),
    tombstone: handleTombstone(store.writer),
    batchAppend: handleBatchAppend(store.writer, calls),
  });
  server.addService(ServerFeaturesService, { getSupportedMethods: handleSupportedMethods });
  server.addService(GossipService, { read: handleGossip() });
  return server;
};

/** Lets calls finish, but not for ever. */
const shutDown = async (server: Server): Promise<void> => {
  const finished = new Promise<void>((resolve) => {
    server.tryShutdown(() => resolve());
  });
  await Promise.race([finished, delay(SHUTDOWN_GRACE_MS, undefined, { ref: false })]);
  server.forceShutdown();
};

const bind = async (server: Server, host: string, port: number): Promise<number> =>
  await new Promise((resolve, reject) => {
    server.bindAsync(`${host}:${port}`, ServerCredentials.createInsecure(), (error, bound) => {
      if (error === null) resolve(bound);
      else reject(error);
    });
  });
