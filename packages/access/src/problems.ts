import { problemOf } from '@order-ledger/service-kit';
import type { Problem, ProblemKind } from '@order-ledger/service-kit';

/** What any guarded route may refuse. */
export const accessProblems = {
  unauthenticated: { status: 401, title: 'The request has no valid credentials' },
  forbidden: { status: 403, title: 'The caller may not do this' },
  not_owner: { status: 403, title: 'This belongs to somebody else' },
  rate_limited: { status: 429, title: 'Too many requests' },
  identity_provider_unavailable: {
    status: 503,
    title: 'The keys that tokens are checked with cannot be read',
    retryAfterSeconds: 2,
  },
} as const satisfies Readonly<Record<string, ProblemKind>>;

export type AccessProblemCode = keyof typeof accessProblems;

export const accessProblem = (
  code: AccessProblemCode,
  details?: Parameters<typeof problemOf>[2],
): Problem => problemOf(code, accessProblems[code], details);

/** Says why credentials are no good, or that there are none. Never repeats them. */
export const unauthenticated = (detail: string, error?: 'invalid_token'): Problem => {
  const challenge = `Bearer realm="order-ledger"${error === undefined ? '' : `, error="${error}"`}`;
  return accessProblem('unauthenticated', { detail, headers: { 'www-authenticate': challenge } });
};
