export type { AccessDatabase } from './api-keys/api-key.table.ts';
export { keyName } from './api-keys/key-text.ts';
export * from './api-keys/migrate.ts';
export {
  KeyNameTakenError,
  createApiKey,
  listApiKeys,
  revokeApiKey,
  type ApiKey,
  type NewApiKey,
} from './api-keys/store.ts';
export * from './config.ts';
export * from './declarations.ts';
export { createGuard, type Guard, type GuardOptions } from './guard.ts';
export { securitySchemes } from './openapi.ts';
export type { Principal } from './principal.ts';
export { assertNoCustomer, assertOwner, ownerFilter, principalOf } from './request.ts';
export * from './scopes.ts';
