import { pino } from 'pino';
import type { Bindings, DestinationStream, Logger } from 'pino';
import { withoutConfidential } from './confidential.ts';

export type { Logger } from 'pino';

/** Connection strings carry passwords and turn up in messages and stacks of errors. */
const withoutCredentials = (line: string): string =>
  line.includes('://') ? line.replaceAll(/(:\/\/)[^\s/@:]*:[^\s/@]*@/g, '$1***@') : line;

const fieldsOf = (fields: object): Record<string, unknown> =>
  withoutConfidential(fields) as Record<string, unknown>;

/** What a child says in each of its lines goes past pino's formatters. */
const withCleanChildren = (logger: Logger): Logger => {
  const pinos = Object.getPrototypeOf(logger) as {
    child(this: unknown, bindings: Bindings, options: unknown): unknown;
  };
  function child(this: unknown, bindings: Bindings, options: unknown): unknown {
    return pinos.child.call(this, fieldsOf(bindings), options);
  }
  return Object.assign(logger, { child });
};

/**
 * Lines are written some together, a moment later: a write for each costs a busy service as much as
 * reading its requests. What is fatal, and the end of the process, write at once what is there.
 */
const bufferedStdout = (): DestinationStream =>
  pino.destination({ sync: false, minLength: 4_096, periodicFlush: 100 });

/** A JSON logger for stdout. Every line names its service; confidential fields are cut out. */
export const createLogger = (
  options: { readonly service: string; readonly level?: string },
  destination: DestinationStream = bufferedStdout(),
): Logger => {
  const settings = {
    level: options.level ?? 'info',
    base: { service: options.service },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (level: string) => ({ level }), log: fieldsOf },
    // An error has been serialised by then.
    serializers: { err: (error: unknown) => error },
    hooks: { streamWrite: withoutCredentials },
  };
  return withCleanChildren(pino(settings, destination));
};
