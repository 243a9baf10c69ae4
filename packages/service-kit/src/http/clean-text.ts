/** Deep enough for any real body, shallow enough for any recursion over it. */
const maxDepth = 20;

/** Input that is JSON and yet cannot be kept. */
export class UncleanInputError extends Error {
  override readonly name = 'UncleanInputError';
  readonly code = 'unclean_input';
}

const isAscii = /^\p{ASCII}*$/u;

/** NFC, so that the same text is the same bytes. jsonb can hold neither of what is refused. */
const cleanString = (text: string): string => {
  if (text.includes('\u0000')) throw new UncleanInputError('a text holds U+0000');
  if (isAscii.test(text)) return text;
  if (!text.isWellFormed()) throw new UncleanInputError('a text holds half of a surrogate pair');
  return text.normalize('NFC');
};

/** Gives the members of an object their clean names, in the order that they have. */
const renameMembers = (members: Record<string, unknown>, depth: number): unknown =>
  Object.fromEntries(
    Object.entries(members).map(([key, item]) => [cleanString(key), cleanJson(item, depth + 1)]),
  );

/**
 * Parsed JSON with every text and key in NFC, changed in place where that is needed. Throws
 * `UncleanInputError` when it nests deeper than `maxDepth` or holds text that cannot be stored.
 */
export const cleanJson = (value: unknown, depth = 1): unknown => {
  if (typeof value === 'string') return cleanString(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > maxDepth) throw new UncleanInputError(`it nests deeper than ${maxDepth} levels`);
  const members = value as Record<string, unknown>;
  for (const key of Object.keys(members)) {
    if (cleanString(key) !== key) return renameMembers(members, depth);
    const item = members[key];
    const clean = cleanJson(item, depth + 1);
    if (clean !== item) members[key] = clean;
  }
  return value;
};
