import { stdSerializers } from 'pino';

/** Names under which secrets and personal data travel; their values never reach a log. */
const confidential: ReadonlySet<string> = new Set([
  'address',
  'apiKey',
  'api_key',
  'authorization',
  'cookie',
  'comment',
  'email',
  'masterKey',
  'name',
  'notes',
  'password',
  'phone',
  'shippingAddress',
  'shipping_address',
  'token',
]);

/** Deeper than anything that is logged; also the end of what refers to itself. */
const maxDepth = 8;

/** What JSON writes member by member: a date, for one, has a form of its own. */
const hasMembers = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !('toJSON' in value);

const withoutMembers = (fields: object, depth: number): Record<string, unknown> => {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) {
    if (!confidential.has(key)) kept[key] = withoutConfidential(value, depth + 1);
  }
  return kept;
};

/**
 * A copy without the confidential members, however deep they are; of an error, with its message and
 * stack. pino's own redaction goes through a list of paths and costs several times as much as
 * writing the line of a request.
 */
export const withoutConfidential = (value: unknown, depth = 0): unknown => {
  if (!hasMembers(value)) return value;
  if (depth > maxDepth) return '[too deep]';
  if (Array.isArray(value)) return value.map((item) => withoutConfidential(item, depth + 1));
  if (value instanceof Error) return withoutMembers(stdSerializers.err(value), depth);
  return withoutMembers(value, depth);
};
