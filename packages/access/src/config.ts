import { isIP } from 'node:net';
import { ConfigError, variable } from '@order-ledger/service-kit';
import { z } from 'zod';
import type { AuthMode } from './authenticate.ts';
import { defaultRateLimits } from './rate-limits.ts';
import type { RateLimits } from './rate-limits.ts';
import type { TokenOptions } from './tokens/verify.ts';

const minSecretBytes = 32;

/** `10.0.0.1, 10.1.0.0/16` */
const isNetwork = (text: string): boolean => {
  const [address = '', bits, ...rest] = text.split('/');
  return isIP(address) > 0 && /^\d{1,3}$/.test(bits ?? '0') && rest.length === 0;
};

/** Spread it into the configuration of a service: `z.object({ ...accessConfigShape, … })`. */
export const accessConfigShape = {
  /** `open`: requests without credentials may do everything. */
  AUTH_MODE: z.enum(['required', 'open']).default('required'),
  /** Signs tokens with HS256. */
  JWT_SECRET: z
    .string()
    .transform((text) => new TextEncoder().encode(text))
    .refine((secret) => secret.length >= minSecretBytes, `must have ${minSecretBytes} bytes`)
    .optional(),
  /** Where the public keys are that sign tokens with RS256, ES256 or EdDSA. */
  JWT_JWKS_URL: variable
    .url('http', 'https')
    .transform((text) => new URL(text))
    .optional(),
  JWT_ISSUER: z.string().optional(),
  JWT_AUDIENCE: z.string().optional(),
  /** Proxies whose word is taken for the address of a caller, separated by commas. */
  TRUSTED_PROXIES: z
    .string()
    .transform((text) => text.split(',').map((network) => network.trim()))
    .refine((networks) => networks.every(isNetwork), 'must be addresses or networks')
    .optional(),
  RATE_LIMIT_PER_MINUTE_SERVICE: variable.integer(defaultRateLimits.service),
  RATE_LIMIT_PER_MINUTE_CUSTOMER: variable.integer(defaultRateLimits.customer),
  RATE_LIMIT_PER_MINUTE_ANONYMOUS: variable.integer(defaultRateLimits.anonymous),
  RATE_LIMIT_PER_MINUTE_FAILURES: variable.integer(defaultRateLimits.failures),
};

const accessConfigSchema = z.object(accessConfigShape);

export type AccessConfig = z.output<typeof accessConfigSchema>;

export interface AccessSettings {
  readonly mode: AuthMode;
  readonly tokens: Omit<TokenOptions, 'now'> | undefined;
  readonly limits: RateLimits;
}

/** Throws `ConfigError`: tokens of anybody, or for anybody, are not to be accepted. */
const tokensOf = (config: AccessConfig): AccessSettings['tokens'] => {
  const { JWT_SECRET: secret, JWT_JWKS_URL: jwksUrl, JWT_ISSUER: issuer, JWT_AUDIENCE } = config;
  if (secret === undefined && jwksUrl === undefined) return undefined;
  if (issuer === undefined || JWT_AUDIENCE === undefined) {
    throw new ConfigError('JWT_SECRET and JWT_JWKS_URL need JWT_ISSUER and JWT_AUDIENCE');
  }
  return { secret, jwksUrl, issuer, audience: JWT_AUDIENCE };
};

/** For `createGuard`. */
export const accessSettings = (config: AccessConfig): AccessSettings => ({
  mode: config.AUTH_MODE,
  tokens: tokensOf(config),
  limits: {
    service: config.RATE_LIMIT_PER_MINUTE_SERVICE,
    customer: config.RATE_LIMIT_PER_MINUTE_CUSTOMER,
    anonymous: config.RATE_LIMIT_PER_MINUTE_ANONYMOUS,
    failures: config.RATE_LIMIT_PER_MINUTE_FAILURES,
  },
});
