import type { Access } from './declarations.ts';
import type { Principal } from './principal.ts';
import { accessProblem } from './problems.ts';

/** Throws `forbidden` (403) unless the declaration of a route lets the caller in. */
export const authorize = (access: Access, principal: Principal): void => {
  if (access.kind === 'public' || principal.kind === 'admin' || principal.kind === 'anonymous') {
    return;
  }
  if (access.kind === 'admin') throw accessProblem('forbidden', { detail: 'only admins may' });
  if (principal.kind === 'customer') {
    if (access.customer !== 'never') return;
    throw accessProblem('forbidden', { detail: 'customers may not do this' });
  }
  const { scope } = access;
  if (principal.scopes.has(scope)) return;
  throw accessProblem('forbidden', {
    detail: `the API key lacks the scope ${scope}`,
    extra: { missing_scope: scope },
  });
};
