import type { FastifyRequest } from 'fastify';
import type { Principal } from './principal.ts';
import { accessProblem } from './problems.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Use `principalOf`. */
    principal: Principal | null;
    /** Whether the handler has asked whose the thing is. */
    ownerAsked: boolean;
  }
}

/** Who the request comes from. Throws on a public route: nobody was asked for there. */
export const principalOf = ({ principal }: FastifyRequest): Principal => {
  if (principal === null) throw new Error('a public route has no principal');
  return principal;
};

/**
 * For one thing: throws `not_owner` (403) when a customer asks for what is not theirs. `null` is
 * what belongs to nobody, such as a guest's order: services and admins alone may have it.
 */
export const assertOwner = (request: FastifyRequest, ownerUserId: string | null): void => {
  const principal = principalOf(request);
  request.ownerAsked = true;
  if (principal.kind === 'customer' && principal.userId !== ownerUserId) {
    throw accessProblem('not_owner');
  }
};

/**
 * For lists, and to know whether an owner has to be looked up at all: the user id that a customer
 * is confined to; `undefined` for a caller who may have everything.
 */
export const ownerFilter = (request: FastifyRequest): string | undefined => {
  const principal = principalOf(request);
  request.ownerAsked = true;
  return principal.kind === 'customer' ? principal.userId : undefined;
};

/** For what a customer may not do even to their own things: throws `forbidden` (403). */
export const assertNoCustomer = (request: FastifyRequest, detail: string): void => {
  if (principalOf(request).kind === 'customer') throw accessProblem('forbidden', { detail });
};
