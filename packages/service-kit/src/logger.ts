import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';

export type { Logger } from 'pino';

/** Names under which secrets and personal data travel; their values never reach a log. */
const confidential = [
  'address',
  'apiKey',
  'api_key',
  'authorization',
  'cookie',
  'comment',
  'email',
  'masterKey',
  'name',
  'notes',
  'password',
  'phone',
  'shippingAddress',
  'shipping_address',
  'token',
];

/** Connection strings carry passwords and turn up in messages and stacks of errors. */
const withoutCredentials = (line: string): string =>
  line.includes('://') ? line.replaceAll(/(:\/\/)[^\s/@:]*:[^\s/@]*@/g, '$1***@') : line;

/** A JSON logger for stdout. Every line names its service; confidential fields are cut out. */
export const createLogger = (
  options: { readonly service: string; readonly level?: string },
  destination?: DestinationStream,
): Logger => {
  const settings = {
    level: options.level ?? 'info',
    base: { service: options.service },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (level: string) => ({ level }) },
    redact: { paths: confidential.flatMap((key) => [key, `*.${key}`]), remove: true },
    hooks: { streamWrite: withoutCredentials },
  };
  return destination === undefined ? pino(settings) : pino(settings, destination);
};
