import closeWithGrace from 'close-with-grace';
import { z } from 'zod';
import { ConfigError, baseConfigShape, parseConfig } from './config.ts';
import type { Server } from './http/server-type.ts';
import { createLogger } from './logger.ts';
import type { Logger } from './logger.ts';

export interface RunningService {
  /** Closed first: no new requests, those in flight are finished. Not listening yet. */
  readonly app?: Server;
  /** Then the rest, in order: subscriptions, messages, event store, pool. */
  readonly close: () => Promise<void>;
}

export interface ServiceOptions {
  readonly name: string;
  /** Where it listens unless PORT says otherwise. */
  readonly defaultPort?: number;
  readonly start: (env: NodeJS.ProcessEnv, logger: Logger) => Promise<RunningService>;
}

/** What is not done by then is cut off: everything here survives that. */
const closeTimeoutMs = 25_000;

const exitAfter = (logger: Logger, err: unknown, message: string): never => {
  logger.fatal({ err }, message);
  process.exit(1);
};

/** The configuration that every service shares; a wrong one ends the process. */
const readBase = (env: NodeJS.ProcessEnv) => {
  try {
    return parseConfig(z.object(baseConfigShape), env);
  } catch (error) {
    return exitForConfig(error);
  }
};

const exitForConfig = (error: unknown): never => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(2);
};

/** A service that a stack started is not to outlive it, not even after kill -9. */
const closeWithParent = (close: () => void): void => {
  process.stdin.on('end', close).on('error', close);
  process.stdin.resume();
};

/**
 * The whole of a `main.ts`. Logs `ready` with the port once it serves; stops on SIGTERM or SIGINT
 * within 25 s. Exits 2 when the configuration is wrong, 1 after an error nobody handled: its state
 * is in doubt then, and a restart is safe at any moment.
 */
export const runService = ({ name, defaultPort = 0, start }: ServiceOptions): void => {
  const { env } = process;
  const { SERVICE: service = name, HOST: host, PORT, LOG_LEVEL: level } = readBase(env);
  const logger = createLogger({ service, level });
  let running: RunningService | undefined;
  const grace = closeWithGrace(
    { delay: closeTimeoutMs, logger },
    async ({ err, signal }: { err?: Error; signal?: string }) => {
      if (err !== undefined) exitAfter(logger, err, 'unhandled error');
      logger.info({ signal }, 'stopping');
      await running?.app?.close();
      await running?.close();
      logger.info('stopped');
    },
  );
  if (env.ORDER_LEDGER_EXIT_WITH_PARENT === '1') closeWithParent(grace.close);
  const serve = async (): Promise<void> => {
    running = await start(env, logger);
    const { app } = running;
    if (app !== undefined) await app.listen({ host, port: PORT ?? defaultPort });
    const address = app?.server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    logger.info({ host, port }, 'ready');
  };
  serve().catch((error: unknown) => {
    if (error instanceof ConfigError) exitForConfig(error);
    exitAfter(logger, error, 'could not start');
  });
};
