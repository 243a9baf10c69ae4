import type { Logger, Server } from '@order-ledger/service-kit';
import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import type { Kysely } from 'kysely';
import type { AccessDatabase } from './api-keys/api-key.table.ts';
import { createApiKeys } from './api-keys/verify.ts';
import { createAuthenticator } from './authenticate.ts';
import type { AuthMode, Authenticator } from './authenticate.ts';
import { authorize } from './authorize.ts';
import { credentialOf } from './credentials.ts';
import { documentAccess } from './openapi.ts';
import type { Principal } from './principal.ts';
import { createLimiter, defaultRateLimits } from './rate-limits.ts';
import type { Limiter, RateLimits } from './rate-limits.ts';
import { createTokens } from './tokens/verify.ts';
import type { TokenOptions } from './tokens/verify.ts';

export interface GuardOptions {
  readonly mode: AuthMode;
  readonly logger: Logger;
  /** Holds the API keys; without it every key is refused. */
  readonly db?: Kysely<AccessDatabase> | undefined;
  /** How tokens are signed; without it every token is refused. */
  readonly tokens?: Omit<TokenOptions, 'now'> | undefined;
  readonly limits?: Partial<RateLimits> | undefined;
  readonly now?: (() => Date) | undefined;
  /** For so long the revocation of an API key may go unseen. Default 5 s. */
  readonly keyCacheMs?: number | undefined;
}

/** Guards every route that is added to a server after it; call it first thing in the plugin. */
export type Guard = (api: Server) => void;

const authenticated = async (
  request: FastifyRequest,
  authenticator: Authenticator,
  limiter: Limiter,
): Promise<Principal> => {
  try {
    const credential = credentialOf(request);
    if (credential !== undefined && !authenticator.isKnown(credential)) {
      await limiter.refuseFailing(request);
    }
    const principal = authenticator.authenticate(credential);
    return principal instanceof Promise ? await principal : principal;
  } catch (error) {
    await limiter.countFailure(request);
    throw error;
  }
};

const requireDeclaration = (route: RouteOptions): void => {
  const { access } = route.config ?? {};
  if (access === undefined) {
    throw new Error(`${String(route.method)} ${route.url} does not say who may call it`);
  }
  route.schema = documentAccess(route.schema ?? {}, access);
};

/** A forgotten `assertOwner` is an error of the program and never an answer. */
const requireOwnerAsked = (
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
  next: (error: Error | null, payload?: unknown) => void,
): void => {
  const { access } = request.routeOptions.config;
  const mustAsk = access?.kind === 'scope' && access.customer === 'own';
  const answered = reply.statusCode < 300 && request.principal?.kind === 'customer';
  next(
    mustAsk && answered && !request.ownerAsked ? new Error('nobody asked for the owner') : null,
    payload,
  );
};

/**
 * Makes the guard of a service. Every request to a guarded route is authenticated, counted and held
 * against what the route declares, before its body is read.
 */
export const createGuard = (options: GuardOptions): Guard => {
  const { mode, logger, db, tokens, limits, now = () => new Date(), keyCacheMs } = options;
  const authenticator = createAuthenticator({
    mode,
    apiKeys: db && createApiKeys({ db, logger, now, cacheMs: keyCacheMs }),
    tokens: tokens && createTokens({ ...tokens, now }),
  });
  return (api) => {
    const limiter = createLimiter(api, { ...defaultRateLimits, ...limits });
    api.decorateRequest('principal', null);
    api.decorateRequest('ownerAsked', false);
    api.addHook('onRoute', requireDeclaration);
    api.addHook('onRequest', async (request, reply) => {
      const { access } = request.routeOptions.config;
      if (access === undefined) throw new Error('a route without a declaration');
      if (access.kind !== 'public') {
        request.principal = await authenticated(request, authenticator, limiter);
      }
      await limiter.count(request, reply);
      if (request.principal !== null) authorize(access, request.principal);
    });
    api.addHook('onSend', requireOwnerAsked);
  };
};
