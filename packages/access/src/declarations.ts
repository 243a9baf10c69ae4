import type { Scope } from './scopes.ts';

/** Customers and a route: never, with things of anybody, or with their own things alone. */
export type CustomerAccess = 'never' | 'any' | 'own';

/** Who may call a route. */
export type Access =
  | { readonly kind: 'public' }
  | { readonly kind: 'scope'; readonly scope: Scope; readonly customer: CustomerAccess }
  | { readonly kind: 'admin' };

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call the route; none is an error when the server is built. */
    access?: Access;
  }
}

/**
 * What a route says in its `config`:
 *
 *     app.post('/orders', { schema, config: { access: access.scope('orders:write') } }, handler)
 */
export const access = {
  /** Everybody, unchecked: the route has a proof of its own, or needs none. */
  public: { kind: 'public' } as const satisfies Access,
  /**
   * Services that have the scope, and admins. With `customer: 'any'` customers too; with `'own'`
   * the handler says whose the thing is, by `assertOwner` or `ownerFilter`.
   */
  scope: (scope: Scope, { customer = 'never' }: { readonly customer?: CustomerAccess } = {}) =>
    ({ kind: 'scope', scope, customer }) as const satisfies Access,
  /** Admins only. */
  admin: { kind: 'admin' } as const satisfies Access,
};
