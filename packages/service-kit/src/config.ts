import { z } from 'zod';

/** Names every variable that is wrong; never shows a value, which may be a secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly code = 'invalid_configuration';
}

const integer = (min: number, max: number) => z.coerce.number().int().min(min).max(max);

/** Building blocks of a service's configuration. Every variable is text until it is parsed. */
export const variable = {
  port: (fallback: number) => integer(0, 65_535).default(fallback),
  /** A whole number from `min` (default 1), for instance seconds. */
  integer: (fallback: number, min = 1) => integer(min, Number.MAX_SAFE_INTEGER).default(fallback),
  /** A URL of one of the schemes, for instance `url('postgres', 'postgresql')`. */
  url: (...schemes: readonly string[]) =>
    z
      .string()
      .refine(
        (text) => schemes.some((scheme) => text.startsWith(`${scheme}://`)),
        `must start with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
      ),
  /** Base64 of exactly so many bytes. */
  key: (bytes: number) =>
    z
      .string()
      .transform((text) => Buffer.from(text, 'base64'))
      .refine((key) => key.length === bytes, `must be the base64 of ${bytes} bytes`),
};

/** What every service reads. Spread it: `z.object({ ...baseConfigShape, POSTGRES_URL: … })`. */
export const baseConfigShape = {
  /** The name of this instance in logs and metrics. */
  SERVICE: z.string().optional(),
  HOST: z.string().default('127.0.0.1'),
  /** `runService` has the default. */
  PORT: integer(0, 65_535).optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
};

/**
 * Reads the environment through a zod object. A variable that is set to nothing counts as absent.
 * Throws `ConfigError` with one line per wrong variable.
 */
export const parseConfig = <Schema extends z.ZodObject>(
  schema: Schema,
  env: Readonly<Record<string, string | undefined>>,
): z.output<Schema> => {
  const present = Object.entries(env).filter(([, value]) => value !== undefined && value !== '');
  const result = schema.safeParse(Object.fromEntries(present));
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new ConfigError(`the configuration is not valid:\n${lines.join('\n')}`);
};
