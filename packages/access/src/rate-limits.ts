import rateLimit from '@fastify/rate-limit';
import type { Server } from '@order-ledger/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { accessProblem } from './problems.ts';

/** Requests per minute and instance. */
export interface RateLimits {
  /** For each API key. */
  readonly service: number;
  /** For each customer, and each admin with a token. */
  readonly customer: number;
  /** For each address that shows no credentials. */
  readonly anonymous: number;
  /** Failed authentications of each address. */
  readonly failures: number;
}

export const defaultRateLimits: RateLimits = {
  service: 120_000,
  customer: 600,
  anonymous: 120_000,
  failures: 120,
};

const windowMs = 60_000;
/** Callers that are counted at once; who was not seen for the longest time is forgotten first. */
const maxCallers = 50_000;

export interface Limiter {
  /** Counts a request of a caller, tells the rest in headers; throws `rate_limited`. */
  readonly count: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
  /** Throws `rate_limited` when the address has failed to authenticate too often. */
  readonly refuseFailing: (request: FastifyRequest) => Promise<void>;
  /** Counts one more failure; throws `rate_limited` when it is one too many. */
  readonly countFailure: (request: FastifyRequest) => Promise<void>;
}

/** Counters of this instance. */
export const createLimiter = (api: Server, limits: RateLimits): Limiter => {
  const settings = { global: false, timeWindow: windowMs, enableDraftSpec: true };
  rateLimit(api, { ...settings, cache: maxCallers, max: limits.failures }, () => {});
  const failures = api.createRateLimit();
  const refusal = (retryAfterSeconds: number) =>
    accessProblem('rate_limited', {
      detail: `try again in ${retryAfterSeconds} s`,
      headers: { 'retry-after': String(retryAfterSeconds) },
    });
  const shared = {
    cache: maxCallers,
    errorResponseBuilder: (_request: unknown, { ttl }: { readonly ttl: number }) =>
      refusal(Math.ceil(ttl / 1_000)),
  };
  const countAddress = api.rateLimit({ ...shared, max: limits.anonymous });
  const countCaller = api.rateLimit({
    ...shared,
    keyGenerator: ({ principal }) => principal?.id ?? '',
    max: ({ principal }) =>
      principal?.id.startsWith('service:') === true ? limits.service : limits.customer,
  });
  return {
    count: (request, reply) => {
      const { principal } = request;
      const isNamed = principal !== null && principal.kind !== 'anonymous';
      return (isNamed ? countCaller : countAddress).call(api, request, reply);
    },
    refuseFailing: async (request) => {
      const state = await failures(request, { increment: false });
      if (!state.isAllowed && state.remaining === 0) throw refusal(state.ttlInSeconds);
    },
    countFailure: async (request) => {
      const state = await failures(request);
      if (!state.isAllowed && state.isExceeded) throw refusal(state.ttlInSeconds);
    },
  };
};
