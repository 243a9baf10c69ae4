/** What an API key can be allowed to do. `admin` is everything. */
export const scopes = [
  'orders:read',
  'orders:write',
  'inventory:read',
  'inventory:write',
  'products:read',
  'products:write',
  'payments:write',
  'customers:erase',
  'audit:read',
  'admin',
] as const;

export type Scope = (typeof scopes)[number];

export const isScope = (text: string): text is Scope =>
  (scopes as readonly string[]).includes(text);
