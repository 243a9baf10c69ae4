import { Problem } from '@order-ledger/service-kit';
import type { Logger, Server } from '@order-ledger/service-kit';
import type {
  FastifyRequest,
  RouteOptions,
  onRequestAsyncHookHandler,
  onSendHookHandler,
} from 'fastify';
import type { Kysely } from 'kysely';
import type { AccessDatabase } from './api-keys/api-key.table.ts';
import { createApiKeys } from './api-keys/verify.ts';
import { createAuthenticator } from './authenticate.ts';
import type { AuthMode, Authenticator } from './authenticate.ts';
import { authorize } from './authorize.ts';
import { credentialOf } from './credentials.ts';
import type { Access } from './declarations.ts';
import { documentAccess } from './openapi.ts';
import type { Principal } from './principal.ts';
import type { AccessProblemCode } from './problems.ts';
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

const isRefusal = (error: unknown): boolean =>
  error instanceof Problem && error.code === ('unauthenticated' satisfies AccessProblemCode);

/** Who it is. An address that fails too often is not worth a look into the database any more. */
const authenticated = async (
  request: FastifyRequest,
  authenticator: Authenticator,
  limiter: Limiter,
): Promise<Principal> => {
  const credential = credentialOf(request);
  if (credential === undefined) return authenticator.withoutCredential();
  try {
    if (!authenticator.isKnown(credential)) await limiter.refuseFailing(request);
    const principal = authenticator.authenticate(credential);
    return principal instanceof Promise ? await principal : principal;
  } catch (error) {
    if (isRefusal(error)) await limiter.countFailure(request);
    throw error;
  }
};

/** A forgotten `assertOwner` is an error of the program and never an answer. */
const requireOwnerAsked: onSendHookHandler = (request, reply, payload, next) => {
  const answered = reply.statusCode < 300 && request.principal?.kind === 'customer';
  if (answered && !request.ownerAsked) next(new Error('the owner was not asked for'));
  else next(null, payload);
};

const declarationOf = ({ method, url, config }: RouteOptions): Access => {
  const { access } = config ?? {};
  if (access !== undefined) return access;
  throw new Error(`${String(method)} ${url} does not say who may call it`);
};

/** Each route gets hooks of its own: what they have to do is known before the first request. */
const guardRoute = (route: RouteOptions, authenticator: Authenticator, limiter: Limiter): void => {
  const access = declarationOf(route);
  route.schema = documentAccess(route.schema ?? {}, access);
  const enter: onRequestAsyncHookHandler = async (request, reply) => {
    if (access.kind === 'public') {
      await limiter.count(request, reply);
      return;
    }
    request.principal = await authenticated(request, authenticator, limiter);
    await limiter.count(request, reply);
    authorize(access, request.principal);
  };
  route.onRequest = [enter, ...[route.onRequest ?? []].flat()];
  if (access.kind === 'scope' && access.customer === 'own') {
    route.onSend = [...[route.onSend ?? []].flat(), requireOwnerAsked];
  }
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
    api.addHook('onRoute', (route) => guardRoute(route, authenticator, limiter));
  };
};
