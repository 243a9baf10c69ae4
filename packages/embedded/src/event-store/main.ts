/**
 * The event store as a process of its own. Environment: `EVENT_STORE_POSTGRES_URL` (required),
 * `EVENT_STORE_HOST` (127.0.0.1), `EVENT_STORE_PORT` (2113; 0 = any); where one is not set, the
 * `POSTGRES_URL`, `HOST` or `PORT` that every service reads. Prints one line of JSON on stdout when
 * it is ready, `{msg: "ready", port, connectionString}`; logs go to stderr. SIGTERM and SIGINT stop
 * it cleanly; exit code 1 = it could not start.
 */
import type { EventStoreLogger } from './model.ts';
import { type EventStoreOptions, startEventStore } from './server.ts';

const DEFAULT_PORT = 2113;
const STOP_TIMEOUT_MS = 10_000;

const log =
  (level: string) =>
  (fields: object, message: string): void => {
    const { err, ...rest } = fields as { err?: unknown };
    const error = err instanceof Error ? { error: err.message } : {};
    const line = { level, time: new Date().toISOString(), msg: message, ...rest, ...error };
    process.stderr.write(`${JSON.stringify(line)}\n`);
  };

const logger: EventStoreLogger = { info: log('info'), warn: log('warn'), error: log('error') };

const readOptions = (env: NodeJS.ProcessEnv): EventStoreOptions => {
  const postgresUrl = env.EVENT_STORE_POSTGRES_URL ?? env.POSTGRES_URL ?? '';
  if (!/^postgres(ql)?:\/\//.test(postgresUrl)) {
    throw new Error('EVENT_STORE_POSTGRES_URL must be a postgres:// URL');
  }
  const port = Number(env.EVENT_STORE_PORT ?? env.PORT ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error('EVENT_STORE_PORT must be a port number');
  }
  return { postgresUrl, port, host: env.EVENT_STORE_HOST ?? env.HOST ?? '127.0.0.1', logger };
};

const main = async (): Promise<void> => {
  const server = await startEventStore(readOptions(process.env));
  const stop = (): void => {
    setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
    server.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  const { port, connectionString } = server;
  process.stdout.write(
    `${JSON.stringify({ level: 'info', msg: 'ready', port, connectionString })}\n`,
  );
};

main().catch((err: unknown) => {
  logger.error({ err }, 'The event store could not start');
  process.exitCode = 1;
});
