import type { Scope } from './scopes.ts';

/**
 * Who a request comes from. The id is the `actor` in the metadata of events and the namespace of
 * idempotency keys, so it never changes for one and the same caller.
 */
export type Principal =
  /** An API key: `service:{name}`. */
  | { readonly kind: 'service'; readonly id: string; readonly scopes: ReadonlySet<Scope> }
  /** A token: `user:{userId}`. */
  | { readonly kind: 'customer'; readonly id: string; readonly userId: string }
  /** A token with the role admin, or an API key with the scope `admin`. */
  | { readonly kind: 'admin'; readonly id: string }
  /** Only where `AUTH_MODE` is open: may do everything. */
  | { readonly kind: 'anonymous'; readonly id: 'anonymous' };

export const anonymous: Principal = { kind: 'anonymous', id: 'anonymous' };
