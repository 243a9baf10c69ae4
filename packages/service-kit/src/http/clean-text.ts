/** Deep enough for any real body, shallow enough for any recursion over it. */
const maxDepth = 20;

/** Input that is JSON and yet cannot be kept. */
export class UncleanInputError extends Error {
  override readonly name = 'UncleanInputError';
  readonly code = 'unclean_input';
}

/** NFC, so that the same text is the same bytes. jsonb can hold neither of what is refused. */
const cleanString = (text: string): string => {
  if (text.includes('\u0000')) throw new UncleanInputError('a text holds U+0000');
  if (!text.isWellFormed()) throw new UncleanInputError('a text holds half of a surrogate pair');
  return text.normalize('NFC');
};

/**
 * Copies parsed JSON with every text and key in NFC. Throws `UncleanInputError` when it nests
 * deeper than `maxDepth` or holds text that cannot be stored.
 */
export const cleanJson = (value: unknown, depth = 1): unknown => {
  if (typeof value === 'string') return cleanString(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > maxDepth) throw new UncleanInputError(`it nests deeper than ${maxDepth} levels`);
  if (Array.isArray(value)) return value.map((item) => cleanJson(item, depth + 1));
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.map(([key, item]) => [cleanString(key), cleanJson(item, depth + 1)]),
  );
};
