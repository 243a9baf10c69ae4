import { DebugEvents, connect } from 'nats';
import type { NatsConnection } from 'nats';
import type { Logger } from './logger.ts';

export interface NatsOptions {
  readonly url: string;
  /** Shown in the server's list of connections. */
  readonly name: string;
  readonly logger: Logger;
}

/** Writes every change of the connection to the log until it is closed. */
const logStatus = async (connection: NatsConnection, logger: Logger): Promise<void> => {
  for await (const { type } of connection.status()) {
    if (type !== DebugEvents.PingTimer) logger.info({ event: type }, 'nats connection');
  }
};

/** Throws out of reach of any caller: only the end of the process is an answer to it. */
const failWhenClosed = async (connection: NatsConnection, logger: Logger): Promise<void> => {
  const error = await connection.closed();
  if (!(error instanceof Error)) return;
  logger.fatal({ err: error }, 'nats connection closed for good');
  setImmediate(() => {
    throw error;
  });
};

/**
 * A connection that reconnects for ever and finds a dead peer within 15 s. Waits for the first
 * connection too. When it closes for good with an error (say, refused credentials) nothing that
 * uses it would ever notice, so that error is thrown at the process.
 */
export const connectNats = async (options: NatsOptions): Promise<NatsConnection> => {
  const { url, name, logger } = options;
  const connection = await connect({
    servers: url,
    name,
    maxReconnectAttempts: -1,
    waitOnFirstConnect: true,
    reconnectTimeWait: 250,
    reconnectJitter: 250,
    pingInterval: 5_000,
    maxPingOut: 2,
    /* A stack trace for every request that might fail costs more than the request. */
    noAsyncTraces: true,
  });
  void logStatus(connection, logger);
  void failWhenClosed(connection, logger);
  return connection;
};
