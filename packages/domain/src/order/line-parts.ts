import type { LinePart } from './events.ts';
import type { RejectionOf } from './refusals.ts';

/** One part for all that have the same key, in the order in which the keys first appear. */
export const mergeParts = <Part extends LinePart>(
  parts: readonly Part[],
  keyOf: (part: Part) => string = ({ line }) => String(line),
): readonly Part[] => {
  const merged = new Map<string, Part>();
  for (const part of parts) {
    const key = keyOf(part);
    const quantity = part.quantity + (merged.get(key)?.quantity ?? 0);
    merged.set(key, { ...part, quantity });
  }
  return [...merged.values()];
};

export const sameParts = (a: readonly LinePart[], b: readonly LinePart[]): boolean =>
  a.length === b.length &&
  a.every(({ line, quantity }) =>
    b.some((other) => other.line === line && other.quantity === quantity),
  );

const invalid = (detail: string): RejectionOf<'invalid_lines'> => ({
  code: 'invalid_lines',
  detail,
});

const isPiece = ({ quantity }: LinePart): boolean => Number.isInteger(quantity) && quantity > 0;

/** Why these are no parts of these lines, whatever is to be done with them. */
export const problemOfNames = (
  lines: readonly unknown[],
  parts: readonly LinePart[],
): RejectionOf<'invalid_lines'> | undefined => {
  if (parts.length === 0) return invalid('at least one line is to be named');
  if (!parts.every(isPiece)) return invalid('the quantity of a line is an integer from 1 on');
  const unknown = parts.find(({ line }) => lines[line - 1] === undefined);
  return unknown && invalid(`the order has no line ${unknown.line}`);
};

/** Why these parts cannot be taken from lines that have so many pieces each to take. */
export const problemOfParts = (
  available: readonly number[],
  parts: readonly LinePart[],
): RejectionOf<'invalid_lines' | 'not_enough_pieces'> | undefined => {
  const problem = problemOfNames(available, parts);
  if (problem !== undefined) return problem;
  for (const { line, quantity: requested } of mergeParts(parts)) {
    const most = available[line - 1] ?? 0;
    if (requested > most) {
      return { code: 'not_enough_pieces', line, requested, available: most };
    }
  }
  return undefined;
};

/** All that there is to take of each line. */
export const allParts = (available: readonly number[]): readonly LinePart[] =>
  available.flatMap((quantity, index) => (quantity > 0 ? [{ line: index + 1, quantity }] : []));
